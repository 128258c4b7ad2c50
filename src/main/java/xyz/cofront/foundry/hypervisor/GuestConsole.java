package xyz.cofront.foundry.hypervisor;

/// An open serial console of a running domain. One thread may read while another writes.
public interface GuestConsole extends AutoCloseable {
    /// Waits for what the guest says.
    ///
    /// @return how many bytes there are now; 0 when the guest or the console has gone
    int read(byte[] buffer);

    /// Types.
    ///
    /// @param count how many of the bytes
    void write(byte[] bytes, int count);

    /// Never throws.
    @Override
    void close();
}

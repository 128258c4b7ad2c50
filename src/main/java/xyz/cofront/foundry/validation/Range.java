package xyz.cofront.foundry.validation;

/// The numbers that a field may hold.
///
/// @param least the first of them
/// @param most the last of them
public record Range(int least, int most) {
    /// What QEMU's q35 takes at most since 9.1; a host may take fewer and says so when the machine is defined.
    public static final Range VCPUS = new Range(1, 4096);

    /// 16 TiB, past any host of today and far from where the product in KiB would overflow libvirt's number.
    public static final Range MEMORY_GIB = new Range(1, 16384);

    /// 64 TiB: a size in bytes stays far from the end of a 64-bit number, and qcow2's default clusters reach it.
    public static final Range DISK_GIB = new Range(1, 65536);

    /// Every IPv4 host must take 576 bytes (RFC 791); a tap takes 65535 at most.
    public static final Range MTU = new Range(576, 65535);

    /// The first and the last number stand for something else (IEEE 802.1Q).
    public static final Range VLAN = new Range(1, 4094);
}

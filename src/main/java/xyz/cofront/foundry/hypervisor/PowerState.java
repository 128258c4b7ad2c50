package xyz.cofront.foundry.hypervisor;

/// Whether a domain runs (libvirt's `virDomainState`).
public enum PowerState {
    /// Running, blocked on a resource included.
    RUNNING("running"),
    PAUSED("paused"),
    /// Asked to shut down and not off yet.
    SHUTTING_DOWN("in shutdown"),
    SHUT_OFF("shut off"),
    CRASHED("crashed"),
    /// Suspended to memory by the guest.
    SUSPENDED("pmsuspended"),
    UNKNOWN("no state");

    private final String word;

    PowerState(String word) {
        this.word = word;
    }

    /// The word that virsh shows.
    public String word() {
        return word;
    }

    /// Whether a process runs for the domain.
    public boolean active() {
        return this != SHUT_OFF && this != CRASHED;
    }
}

package xyz.cofront.foundry.hypervisor;

/// Who tells of a guest's addresses (libvirt's `virDomainInterfaceAddressesSource`).
public enum AddressSource {
    /// The DHCP server of a libvirt network.
    LEASE("lease"),
    /// The agent in the guest; asking it needs a connection that may change things.
    AGENT("agent"),
    /// The host's own table of neighbours: who has spoken to it.
    ARP("ARP");

    private final String word;

    AddressSource(String word) {
        this.word = word;
    }

    /// As people are shown it.
    public String word() {
        return word;
    }
}

package xyz.cofront.foundry.hypervisor;

import java.util.List;
import java.util.Optional;

/// The virtual machines the hypervisor knows, Foundry's and others'.
public interface Domains {
    /// In one call to the hypervisor, whatever their number; sorted by name.
    ///
    /// @param inactive whether domains that do not run are wanted too
    List<DomainSummary> list(boolean inactive);

    /// The domain of exactly this name.
    Optional<DomainSummary> find(String name);

    /// The persistent definition as XML, without secrets; the live one of a domain that has no other.
    String definition(DomainId id);

    /// The persistent definition with its secrets, to be changed and given back to [#define].
    String changeable(DomainId id);

    /// The element of the persistent definition's metadata as XML.
    Optional<String> metadata(DomainId id, MetadataKey key);

    /// Replaces the element, in the persistent definition and in the live one of a running domain.
    ///
    /// @param element the element as XML
    void setMetadata(DomainId id, MetadataKey key, String element);

    /// Replaces the element in the persistent definition alone: a running domain has the new one from its next start
    /// on.
    ///
    /// @param element the element as XML
    void setDefinedMetadata(DomainId id, MetadataKey key, String element);

    boolean autostart(DomainId id);

    void setAutostart(DomainId id, boolean autostart);

    /// Gives a disk of a running domain more room and tells the guest.
    ///
    /// @param device the disk's target, such as `vda`
    /// @throws HypervisorException `WRONG_STATE` if it does not run; `INVALID` if it has no such disk
    void resizeDisk(DomainId id, String device, long bytes);

    /// Plugs processors into a running domain, or takes them out; the definition stays.
    ///
    /// @throws HypervisorException `WRONG_STATE` if it does not run; `INVALID` if that is more than it may have
    void setVcpus(DomainId id, int vcpus);

    /// Has the balloon of a running domain leave its guest so much; the definition stays.
    ///
    /// @throws HypervisorException `WRONG_STATE` if it does not run; `INVALID` if that is more than it has
    void setMemory(DomainId id, long kib);

    /// Plugs a device into a running domain; the definition stays.
    ///
    /// @param device its XML
    /// @throws HypervisorException `WRONG_STATE` if it does not run; others if it is there already or
    ///     finds no slot
    void attach(DomainId id, String device);

    /// Asks the guest of a running domain to let go of a device; the definition stays. The device may still be there
    /// afterwards: a guest that does not answer keeps it.
    ///
    /// @param device its XML
    /// @throws HypervisorException `WRONG_STATE` if it does not run; others if there is no such device
    void detach(DomainId id, String device);

    /// Puts another medium into a CD-ROM of a running domain; the definition stays.
    ///
    /// @param device the CD-ROM's XML with the new medium
    /// @throws HypervisorException `WRONG_STATE` if it does not run; others if there is no such CD-ROM
    void changeMedium(DomainId id, String device);

    /// How many snapshots the hypervisor knows of it, whether their data lies within its disks or beside
    /// them.
    int snapshots(DomainId id);

    /// Whether the state of its guest lies in a file (libvirt's managed save), made by hand or when the host shut down:
    /// the next start takes the guest up from there, with the hardware and the disks that it had.
    boolean saved(DomainId id);

    /// The addresses of a running domain's guest, as far as this source knows them.
    ///
    /// @throws HypervisorException `WRONG_STATE` if it does not run; `DENIED` for the agent on a connection
    ///     that may only look; of other kinds if the source is not there
    List<GuestAddress> addresses(DomainId id, AddressSource source);

    /// A port of the host's loopback address that leads to a port of a guest on QEMU's user networking. It is opened if
    /// there is none yet, and stays until the guest is powered off.
    ///
    /// @param card the network card's place among the domain's, from 0
    /// @param address the guest's in that network, IPv4
    /// @throws HypervisorException `WRONG_STATE` if it does not run; `UNSUPPORTED` where no QEMU is asked;
    ///     `FAILED` if the card is on no such network
    int forward(DomainId id, int card, String address, int port);

    /// The live XML of a running domain, the definition of others; without secrets, in the hypervisor's own words.
    String xml(DomainId id);

    /// Opens the first serial console of a running domain.
    ///
    /// @param force whether another's console is taken away
    /// @throws HypervisorException `WRONG_STATE` if it does not run; `FAILED` if somebody is at it
    GuestConsole console(DomainId id, boolean force);

    /// Makes a persistent domain, its XML checked against the hypervisor's schema. With the UUID of a domain that is
    /// there it redefines that one.
    ///
    /// @throws HypervisorException `ALREADY_EXISTS` if another domain has the name; `INVALID` if the XML is refused
    DomainId define(String xml);

    /// @throws HypervisorException `WRONG_STATE` if it runs already
    void start(DomainId id);

    /// Asks the guest to shut down and returns at once.
    ///
    /// @throws HypervisorException `WRONG_STATE` if it does not run
    void shutdown(DomainId id);

    /// Cuts the power.
    ///
    /// @throws HypervisorException `WRONG_STATE` if it does not run
    void powerOff(DomainId id);

    /// Stops its processors; its memory stays.
    ///
    /// @throws HypervisorException `WRONG_STATE` if it does not run
    void suspend(DomainId id);

    /// Lets a suspended domain go on; wakes up one that its guest suspended to memory.
    ///
    /// @throws HypervisorException `WRONG_STATE` if it does not run
    void resume(DomainId id);

    /// Removes the definition with its NVRAM, managed save, snapshot and checkpoint metadata. Volumes stay. A running
    /// domain becomes transient.
    void undefine(DomainId id);

    /// Removes the definition like [#undefine] and leaves the NVRAM file, which may be another's too.
    void forget(DomainId id);
}

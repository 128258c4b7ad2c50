package xyz.cofront.foundry.hypervisor.libvirt;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.libvirt.Domain;
import org.libvirt.DomainInfo.DomainState;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;
import xyz.cofront.foundry.hypervisor.AddressSource;
import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.hypervisor.DomainSummary;
import xyz.cofront.foundry.hypervisor.Domains;
import xyz.cofront.foundry.hypervisor.GuestAddress;
import xyz.cofront.foundry.hypervisor.GuestConsole;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.MetadataKey;

/// Domains by libvirt.
final class LibvirtDomains implements Domains {
    private static final int XML_SECURE = 1;
    private static final int XML_INACTIVE = 1 << 1;
    /// `VIR_DOMAIN_BLOCK_RESIZE_BYTES`; without it the size would be in KiB.
    private static final int BYTES = 1;

    private final Session session;

    LibvirtDomains(Session session) {
        this.session = session;
    }

    @Override
    public List<DomainSummary> list(boolean inactive) {
        return session
                .ask("list the domains", connection -> new DomainStats(connection.library()).all(connection, inactive))
                .stream()
                .sorted(Comparator.comparing(DomainSummary::name))
                .toList();
    }

    @Override
    public Optional<DomainSummary> find(String name) {
        return session.ask(
                "look up " + named(name), connection -> new DomainStats(connection.library()).of(connection, name));
    }

    @Override
    public String definition(DomainId id) {
        return ask("read the definition of ", id, domain -> LibvirtFailure.check(domain.getXMLDesc(XML_INACTIVE)));
    }

    @Override
    public String changeable(DomainId id) {
        return ask(
                "read the definition of ",
                id,
                domain -> LibvirtFailure.check(domain.getXMLDesc(XML_INACTIVE | XML_SECURE)));
    }

    @Override
    public Optional<String> metadata(DomainId id, MetadataKey key) {
        return ask("read the metadata of ", id, domain -> DomainMetadata.read(domain, key));
    }

    @Override
    public void setMetadata(DomainId id, MetadataKey key, String element) {
        act("write the metadata of ", id, domain -> DomainMetadata.write(domain, key, element));
    }

    @Override
    public void setDefinedMetadata(DomainId id, MetadataKey key, String element) {
        act("write the metadata of ", id, domain -> DomainMetadata.writeDefined(domain, key, element));
    }

    @Override
    public boolean autostart(DomainId id) {
        return ask("read the autostart of ", id, Domain::getAutostart);
    }

    @Override
    public void setAutostart(DomainId id, boolean autostart) {
        act("set the autostart of ", id, domain -> domain.setAutostart(autostart));
    }

    @Override
    public void resizeDisk(DomainId id, String device, long bytes) {
        act(
                "resize disk '" + device + "' of ",
                id,
                domain -> unlessActive(false, domain, running -> running.blockResize(device, bytes, BYTES)));
    }

    @Override
    public void setVcpus(DomainId id, int vcpus) {
        act("plug processors into ", id, domain -> LiveDevices.vcpus(domain, vcpus));
    }

    @Override
    public void setMemory(DomainId id, long kib) {
        act("set the memory of ", id, domain -> LiveDevices.memory(domain, kib));
    }

    @Override
    public void attach(DomainId id, String device) {
        act("plug a device into ", id, domain -> LiveDevices.attach(domain, device));
    }

    @Override
    public void detach(DomainId id, String device) {
        act("take a device out of ", id, domain -> LiveDevices.detach(domain, device));
    }

    @Override
    public void changeMedium(DomainId id, String device) {
        act("change the medium of ", id, domain -> LiveDevices.medium(domain, device));
    }

    @Override
    public int snapshots(DomainId id) {
        return ask("count the snapshots of ", id, domain -> LibvirtFailure.check(domain.snapshotNum()));
    }

    @Override
    public boolean saved(DomainId id) {
        return ask("look for a saved state of ", id, domain -> LibvirtFailure.check(domain.hasManagedSaveImage()) == 1);
    }

    @Override
    public List<GuestAddress> addresses(DomainId id, AddressSource source) {
        return ask("ask for the addresses of ", id, domain -> {
            if (domain.isActive() == 0) {
                throw new HypervisorException(Kind.WRONG_STATE, named(id.name()) + " does not run");
            }
            return DomainAddresses.of(domain, source);
        });
    }

    @Override
    public int forward(DomainId id, int card, String address, int port) {
        return ask("open a way into ", id, domain -> {
            if (domain.isActive() == 0) {
                throw new HypervisorException(Kind.WRONG_STATE, named(id.name()) + " does not run");
            }
            return new UserForward(domain, card).port(address, port);
        });
    }

    @Override
    public String xml(DomainId id) {
        return ask("read the XML of ", id, domain -> LibvirtFailure.check(domain.getXMLDesc(0)));
    }

    @Override
    public GuestConsole console(DomainId id, boolean force) {
        return session.ask(
                "open the console of " + named(id.name()),
                connection -> LibvirtConsole.open(connection, id.uuid().toString(), force));
    }

    @Override
    public DomainId define(String xml) {
        return session.ask("define a domain", connection -> new DomainDefinition(connection).define(xml));
    }

    @Override
    public void start(DomainId id) {
        act("start ", id, domain -> unlessActive(true, domain, Domain::create));
    }

    @Override
    public void shutdown(DomainId id) {
        act("shut down ", id, domain -> unlessActive(false, domain, Domain::shutdown));
    }

    @Override
    public void powerOff(DomainId id) {
        act("power off ", id, domain -> unlessActive(false, domain, Domain::destroy));
    }

    @Override
    public void suspend(DomainId id) {
        act("suspend ", id, domain -> unlessActive(false, domain, Domain::suspend));
    }

    @Override
    public void resume(DomainId id) {
        act("resume ", id, domain -> unlessActive(false, domain, LibvirtDomains::resume));
    }

    @Override
    public void undefine(DomainId id) {
        act("undefine ", id, DomainUndefinition::undefine);
    }

    @Override
    public void forget(DomainId id) {
        act("undefine ", id, DomainUndefinition::forget);
    }

    private <T> T ask(String verb, DomainId id, LibvirtCall<Domain, T> call) {
        return session.ask(
                verb + named(id.name()), connection -> Freeing.use(connection.domainLookupByUUID(id.uuid()), call));
    }

    private void act(String verb, DomainId id, LibvirtAction<Domain> action) {
        ask(verb, id, domain -> {
            action.on(domain);
            return true;
        });
    }

    /// libvirt has one code for a domain in the wrong state and for a network that is not active, and its test driver
    /// has none for either: the state itself tells.
    static void unlessActive(boolean wrong, Domain domain, LibvirtAction<Domain> action)
            throws LibvirtException, LibvirtFailure {
        try {
            action.on(domain);
        } catch (LibvirtException e) {
            LibvirtFailure failure = LibvirtFailure.of(e);
            if (domain.isActive() == (wrong ? 1 : 0)) {
                throw failure.as(ErrorNumber.VIR_ERR_OPERATION_INVALID);
            }
            boolean misleading = failure.number() == ErrorNumber.VIR_ERR_OPERATION_INVALID;
            throw misleading ? failure.as(ErrorNumber.VIR_ERR_OPERATION_FAILED) : failure;
        }
    }

    private static void resume(Domain domain) throws LibvirtException {
        if (domain.getInfo().state == DomainState.VIR_DOMAIN_PMSUSPENDED) {
            domain.PMwakeup();
        } else {
            domain.resume();
        }
    }

    private static String named(String name) {
        return "domain '" + name + "'";
    }
}

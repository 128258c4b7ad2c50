package xyz.cofront.foundry.hypervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

/// What every implementation of the port does, whatever is behind it. Its parts add what only some can do.
public interface HypervisorContract {
    /// An open connection that may change things, the same one throughout a test.
    Hypervisor hypervisor();

    /// A new connection to the same host.
    Hypervisor connect(Access access);

    /// libvirt's word for how the guests of the contract run: `qemu` or `test`.
    String domainType();

    /// A domain that defines and starts here: no disks, no network cards, 1 virtual CPU, 128 MiB.
    default String domainXml(String name, UUID uuid) {
        return """
                <domain type='@type@'>
                  <name>@name@</name>
                  <uuid>@uuid@</uuid>
                  <memory unit='KiB'>131072</memory>
                  <currentMemory unit='KiB'>131072</currentMemory>
                  <vcpu>1</vcpu>
                  <os><type>hvm</type></os>
                  <features><acpi/></features>
                </domain>
                """.replace("@type@", domainType()).replace("@name@", name).replace("@uuid@", uuid.toString());
    }

    /// What is told of such a domain without network cards.
    default DomainSummary summary(DomainId id, PowerState state, long memoryKib) {
        return new DomainSummary(id, state, 1, memoryKib, List.of());
    }

    default Domains domains() {
        return hypervisor().domains();
    }

    default DomainId define(String name) {
        return domains().define(domainXml(name, UUID.randomUUID()));
    }

    /// The kind of failure that the call ends in.
    static Kind kindOf(ThrowingCallable call) {
        HypervisorException thrown = catchThrowableOfType(HypervisorException.class, call);
        assertThat(thrown).as("a failure").isNotNull();
        return thrown.kind();
    }

    @Test
    default void aConnectionThatOnlyLooksSeesWhatThereIs() {
        define("seen");
        try (Hypervisor reader = connect(Access.READ_ONLY)) {
            assertThat(reader.domains().list(true)).isEqualTo(domains().list(true));
        }
    }

    @Test
    default void aConnectionThatOnlyLooksMayChangeNothing() {
        DomainId id = define("kept");
        try (Hypervisor reader = connect(Access.READ_ONLY)) {
            assertThat(kindOf(() -> reader.domains().undefine(id))).isEqualTo(Kind.DENIED);
        }
        assertThat(domains().find("kept")).isPresent();
    }

    @Test
    default void aConnectionIsClosedTwiceWithoutComplaint() {
        Hypervisor connection = connect(Access.READ_WRITE);
        connection.close();
        connection.close();
    }

    @Test
    default void aClosedConnectionIsNoConnection() {
        Hypervisor connection = connect(Access.READ_WRITE);
        connection.close();
        assertThat(kindOf(() -> connection.domains().list(true))).isEqualTo(Kind.CONNECTION);
    }

    @Test
    default void theHostSaysWhatItIs() {
        HostInfo info = hypervisor().host().info();
        assertThat(info.uri()).contains("://");
        assertThat(info.driver()).isNotEmpty();
        assertThat(info.libraryVersion()).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(hypervisor().host().libraryVersion()).isEqualTo(info.libraryVersion());
        assertThat(info.hypervisorVersion()).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(info.architecture()).isNotEmpty();
        assertThat(info.cpus()).isPositive();
        assertThat(info.memoryKib()).isPositive();
    }

    @Test
    default void theActiveNetworksAreThoseOfAllThatAreActive() {
        List<String> active = hypervisor().host().networks().stream()
                .filter(Network::active)
                .map(Network::name)
                .toList();

        assertThat(active).isEqualTo(hypervisor().host().activeNetworks());
    }
}

package xyz.cofront.foundry.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cofront.foundry.api.v1alpha1.Condition;
import xyz.cofront.foundry.change.ChangePlan;
import xyz.cofront.foundry.error.FoundryException;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.hypervisor.HostSnapshot;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.PowerState;

/// A machine whose guest's state lies in a file keeps all that this state needs.
class SavedVmTest {
    private static final String OTHER_IMAGE = ApplyFixture.DOCUMENT.replace("debian-13", "debian-12");
    private static final String REFUSED =
            "VM 'web' cannot be changed while the state of its guest is saved (by 'virsh managedsave', or when the host"
                    + " shut down); nothing was changed";

    private final ApplyFixture fixture = new ApplyFixture();

    @Test
    void itsBootDiskIsNotReplaced() {
        fixture.host.save("web");
        HostSnapshot before = fixture.host.snapshot();
        ChangePlan plan = fixture.plan(OTHER_IMAGE).orElseThrow();

        assertThatThrownBy(() -> fixture.apply(fixture.host, plan, true))
                .isInstanceOf(VmException.class)
                .hasMessage(REFUSED)
                .extracting(failure -> ((FoundryException) failure).details())
                .isEqualTo(List.of(
                        "its next start goes on from there, with the hardware and the disks that it had",
                        "start it and stop it properly: foundry start web && foundry stop web",
                        "or give up what was in its memory: virsh managedsave-remove web"));
        assertThat(fixture.host.snapshot()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vcpus: 2\n|vcpus: 3\n",
                "memoryGiB: 2\n|memoryGiB: 3\n",
                "{device: vdb, sizeGB: 1}|{device: vdb, sizeGB: 2}",
                "packages: [curl]|packages: [git]",
                "serialLog: true|serialLog: false"
            })
    void itsHardwareIsNotChanged(String change) {
        fixture.host.save("web");
        HostSnapshot before = fixture.host.snapshot();
        List<String> sides = List.of(change.split("\\|"));
        String document = ApplyFixture.DOCUMENT.replace(sides.getFirst(), sides.getLast());

        assertThatThrownBy(() -> fixture.apply(document))
                .isInstanceOf(VmException.class)
                .hasMessage(REFUSED);
        assertThat(fixture.host.snapshot()).isEqualTo(before);
    }

    @Test
    void itsLabelsAndItsAutostartAreChangedAndItGoesOnFromThere() {
        fixture.host.save("web");

        fixture.apply(
                ApplyFixture.DOCUMENT.replace("role: web", "role: db").replace("autostart: true", "autostart: false"));

        assertThat(fixture.record().document().metadata().labels()).containsEntry("role", "db");
        assertThat(fixture.host.domains().saved(fixture.id())).isTrue();
        fixture.host.domains().start(fixture.id());
    }

    @Test
    void oneThatIsSavedBetweenTheLookAndTheLockIsNotChangedEither() {
        ApplyFixture off = fixture.off();
        ChangePlan plan = off.plan(OTHER_IMAGE).orElseThrow();
        off.host.domains().start(off.id());
        off.host.save("web");

        assertThatThrownBy(() -> off.apply(off.host, plan, true)).hasMessage(REFUSED);
    }

    /// The guest held its old seed when another was put in: the definition has the new one, the state the old one.
    @Test
    void theSeedThatItsStateHasIsNotTidiedAway() {
        fixture.host.failOn("domains.changeMedium", Kind.FAILED);
        String document = ApplyFixture.DOCUMENT.replace("packages: [curl]", "packages: [git]");
        fixture.apply(document);
        fixture.host.save("web");

        fixture.apply(document.replace("role: web", "role: db"));

        fixture.host.domains().start(fixture.id());
        assertThat(fixture.host.domains().find("web").orElseThrow().state()).isEqualTo(PowerState.RUNNING);
    }

    @Test
    void itsStatusTellsSo() {
        fixture.host.save("web");

        assertThat(conditions()).containsExactly("Ready", "StateSaved");
        fixture.host.domains().start(fixture.id());
        assertThat(conditions()).containsExactly("Ready");
    }

    private List<String> conditions() {
        return Objects.requireNonNull(
                        new GetVm(fixture.host, fixture.machines.environment().clock())
                                .get("web")
                                .document()
                                .status())
                .conditions()
                .stream()
                .map(Condition::type)
                .toList();
    }
}

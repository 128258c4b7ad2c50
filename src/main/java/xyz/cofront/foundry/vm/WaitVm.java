package xyz.cofront.foundry.vm;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import xyz.cofront.foundry.api.v1alpha1.AddressStatus;
import xyz.cofront.foundry.error.ProvisioningException;
import xyz.cofront.foundry.error.ShellWord;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.error.WaitTimeoutException;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.PowerState;
import xyz.cofront.foundry.workflow.Progress;

/// Waits until a machine is as wanted, and tells meanwhile what is seen of it.
public final class WaitVm {
    private final Hypervisor hypervisor;
    private final SshProbe ssh;
    private final Waiting waiting;
    private final GuestAddresses addresses;
    private final Provisioning provisioning;

    public WaitVm(Hypervisor hypervisor, SshProbe ssh, Environment environment, Progress progress) {
        this.hypervisor = hypervisor;
        this.ssh = ssh;
        this.waiting = new Waiting(environment, progress);
        this.addresses = new GuestAddresses(hypervisor);
        this.provisioning = new Provisioning(hypervisor);
    }

    /// @param patience how long at most
    /// @throws VmException if there is no such machine, or it does not run and nothing but that is waited for
    /// @throws WaitTimeoutException if it takes longer, with what was last seen
    /// @throws ProvisioningException if cloud-init is waited for and something of it failed
    public Waited run(String name, WaitGoal goal, Duration patience) {
        String what = "VM '" + name + "' " + words(goal);
        try {
            return switch (waiting.until(what, patience, () -> look(name, goal))) {
                case Look.Reached(String reached) -> new Waited(name, goal, reached);
                case Look.NotYet(String seen) -> throw outOfPatience(name, what, patience, seen);
            };
        } catch (HypervisorException failure) {
            throw failure.explained("could not look at VM '" + name + "'", VmException::new);
        }
    }

    private static String words(WaitGoal goal) {
        return switch (goal) {
            case RUNNING -> "to run";
            case IP -> "to have an address";
            case SSH -> "to answer SSH";
            case CLOUD_INIT -> "to be provisioned";
            case DELETED -> "to be gone";
        };
    }

    private Look look(String name, WaitGoal goal) {
        Optional<Neighbour> found =
                hypervisor.domains().find(name).flatMap(domain -> Neighbour.read(hypervisor.domains(), domain));
        if (goal == WaitGoal.DELETED) {
            return found.isEmpty()
                    ? new Look.Reached("gone")
                    : new Look.NotYet(found.get().domain().state().word());
        }
        Neighbour machine = found.orElseThrow(
                () -> MissingVm.named(name, hypervisor.domains().list(true)));
        return goal == WaitGoal.RUNNING ? running(machine) : inside(machine, goal);
    }

    private static Look running(Neighbour machine) {
        PowerState state = machine.domain().state();
        return state == PowerState.RUNNING ? new Look.Reached("running") : new Look.NotYet(state.word());
    }

    /// What only a guest that runs can become.
    private Look inside(Neighbour machine, WaitGoal goal) {
        if (!machine.domain().state().active()) {
            return stopped(machine, goal);
        }
        return switch (goal) {
            case IP -> address(machine);
            case SSH -> ssh(machine);
            case CLOUD_INIT -> provisioning.look(machine.domain());
            case RUNNING, DELETED -> throw new IllegalArgumentException(goal.word());
        };
    }

    /// A guest may power itself off at the end of its provisioning.
    private Look stopped(Neighbour machine, WaitGoal goal) {
        if (goal == WaitGoal.CLOUD_INIT && provisioning.look(machine.domain()) instanceof Look.Reached done) {
            return done;
        }
        throw new VmException(
                "VM '" + machine.name() + "' does not run: it is "
                        + machine.domain().state().word(),
                List.of("start it: foundry start " + ShellWord.of(machine.name())),
                null);
    }

    private Look address(Neighbour machine) {
        List<AddressStatus> seen = addresses.seen(machine);
        return seen.isEmpty()
                ? new Look.NotYet("no address; " + provisioning.stage(machine.domain()))
                : new Look.Reached(seen.getFirst().toString());
    }

    private Look ssh(Neighbour machine) {
        Optional<SshDoor> known = SshDoor.of(hypervisor, machine);
        if (known.isEmpty()) {
            return new Look.NotYet("no address; " + provisioning.stage(machine.domain()));
        }
        SshDoor door = known.get();
        String answer = ssh.ask(door.address(), door.port());
        return answer.equals(SshProbe.ANSWERS)
                ? new Look.Reached("SSH answers at " + door)
                : new Look.NotYet(answer + " at " + door + "; " + provisioning.stage(machine.domain()));
    }

    private static WaitTimeoutException outOfPatience(String name, String what, Duration patience, String seen) {
        return new WaitTimeoutException(
                "out of time: waited " + patience.toSeconds() + " s for " + what + "; last seen: " + seen,
                List.of("'foundry boot " + ShellWord.of(name) + "' shows how far the guest has come"),
                null);
    }
}

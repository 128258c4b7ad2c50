package xyz.cofront.foundry.cli;

import java.io.PrintStream;
import java.util.List;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.output.Text;
import xyz.cofront.foundry.vm.DestroyPlan;

/// Shows what will go, and asks.
final class Confirmation {
    private final Session session;
    private final PrintStream stream;

    Confirmation(Session session) {
        this.session = session;
        this.stream = session.world().console().err();
    }

    /// Whether the user says yes; no answer is no.
    boolean given(List<DestroyPlan> plans) {
        line("This will be destroyed for good at " + session.uri() + ":");
        plans.forEach(this::show);
        line("To only stop a VM: 'foundry stop NAME', or 'foundry stop --force NAME' to cut its power.");
        String what = plans.size() == 1 ? "VM '" + plans.getFirst().id().name() + "'" : plans.size() + " VMs";
        return new Question(session).yes("Destroy " + what + "?");
    }

    private void show(DestroyPlan plan) {
        String state = plan.running() ? "running, will be stopped" : "not running";
        line("  VM '" + plan.id().name() + "' (" + state + (plan.foreign() ? ", foreign: its disks stay" : "") + ")");
        for (VolumeId volume : plan.delete()) {
            line("    volume " + volume);
        }
        plan.keep().forEach(sentence -> line("    kept: " + sentence));
    }

    private void line(String text) {
        stream.println(Text.escape(text));
    }
}

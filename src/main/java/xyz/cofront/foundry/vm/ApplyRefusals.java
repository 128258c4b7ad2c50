package xyz.cofront.foundry.vm;

import java.util.List;
import java.util.stream.Stream;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.change.ChangeClass;
import xyz.cofront.foundry.change.ChangePlan;
import xyz.cofront.foundry.change.FieldChange;
import xyz.cofront.foundry.error.ShellWord;
import xyz.cofront.foundry.error.ValidationException;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.validation.Validator;

/// What is not done to a machine that is there, with the reason and the way out.
public final class ApplyRefusals {
    private ApplyRefusals() {}

    /// @param replace whether the boot disk may be made anew
    /// @throws ValidationException naming each change that cannot be had; nothing was done then
    /// @throws VmException if the state of its guest is saved and needs the machine as it is
    public static void check(ChangePlan plan, boolean replace) {
        List<FieldChange> impossible = plan.of(ChangeClass.IMPOSSIBLE);
        if (!impossible.isEmpty()) {
            throw new ValidationException(
                    "VM '" + plan.name() + "' cannot become what the document says; nothing was changed",
                    impossible.stream().map(ApplyRefusals::sentence).toList(),
                    null);
        }
        List<FieldChange> recreating = plan.of(ChangeClass.RECREATE);
        if (!recreating.isEmpty() && !replace) {
            throw new ValidationException(
                    "VM '" + plan.name() + "' would need a new boot disk; nothing was changed",
                    Stream.concat(
                                    recreating.stream().map(ApplyRefusals::sentence),
                                    Stream.of(
                                            "'foundry apply --replace' makes one: data disks are kept, and all that was"
                                                    + " written to the boot disk is lost"))
                            .toList(),
                    null);
        }
        requireNotSaved(plan);
    }

    /// A saved state is of one hardware and of the very bytes of its disks.
    private static void requireNotSaved(ChangePlan plan) {
        if (!plan.machine().saved() || !plan.altersMachine()) {
            return;
        }
        throw saved(plan.name());
    }

    static VmException saved(String machine) {
        String name = ShellWord.of(machine);
        return new VmException(
                "VM '" + machine + "' cannot be changed while the state of its guest is saved (by 'virsh"
                        + " managedsave', or when the host shut down); nothing was changed",
                List.of(
                        "its next start goes on from there, with the hardware and the disks that it had",
                        "start it and stop it properly: foundry start " + name + " && foundry stop " + name,
                        "or give up what was in its memory: virsh managedsave-remove " + name),
                null);
    }

    /// @throws ValidationException if a document of a machine that is to be made has markers in place of secrets
    public static void checkNew(VirtualMachine document) {
        List<String> problems = Validator.validate(document).stream()
                .map(violation -> violation.path() + ": " + violation.message())
                .toList();
        if (!problems.isEmpty()) {
            throw new ValidationException(
                    "VM '" + document.name() + "' is not there and cannot be made", problems, null);
        }
    }

    /// What is to be known before it is agreed to.
    ///
    /// @param restart whether the machine is restarted for what waits
    public static List<String> warnings(ChangePlan plan, boolean restart) {
        if (!plan.of(ChangeClass.RECREATE).isEmpty()) {
            return List.of("Its boot disk is made anew: what was written to it is lost. Data disks are kept.");
        }
        boolean waits =
                plan.machine().running() && !plan.of(ChangeClass.RESTART).isEmpty();
        return waits
                ? List.of(restart ? "It is restarted." : "What is of class 'restart' waits for a restart (--restart).")
                : List.of();
    }

    private static String sentence(FieldChange change) {
        String from = change.from() == null ? "nothing" : change.from();
        String to = change.to() == null ? "nothing" : change.to();
        return change.path() + ": from " + from + " to " + to + ": " + change.note();
    }
}

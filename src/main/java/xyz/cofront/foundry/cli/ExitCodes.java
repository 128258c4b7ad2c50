package xyz.cofront.foundry.cli;

import java.util.List;
import java.util.Optional;
import xyz.cofront.foundry.error.ConnectionException;
import xyz.cofront.foundry.error.FoundryException;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

/// Decides how the process ends. The codes are those of the exceptions, and these.
final class ExitCodes {
    static final int DONE = 0;
    static final int USAGE = 1;
    /// Libvirt cannot be reached, as with [ConnectionException].
    static final int UNREACHED = 3;
    static final int SOME_FAILED = 9;
    /// There is something to be told: the doctor's findings, or differences.
    static final int FINDINGS = 10;
    static final int BUG = 70;
    /// What shells add a signal's number to.
    static final int BY_SIGNAL = 128;

    private ExitCodes() {}

    /// The code for several things that were done one by one. A signal's is the code of the whole.
    ///
    /// @param codes of each, [#DONE] for those that went well
    static int of(List<Integer> codes) {
        Optional<Integer> cancelled =
                codes.stream().filter(code -> code > BY_SIGNAL).findFirst();
        if (cancelled.isPresent()) {
            return cancelled.get();
        }
        List<Integer> different = codes.stream().distinct().toList();
        return different.isEmpty() ? DONE : different.size() == 1 ? different.getFirst() : SOME_FAILED;
    }

    /// A failure of the hypervisor that no use case has put into words.
    static FoundryException explain(HypervisorException failure) {
        String message = failure.getMessage();
        List<String> details = failure.advice().isEmpty() ? commonAdvice(failure.kind()) : failure.advice();
        return switch (failure.kind()) {
            case CONNECTION, TIMEOUT, DENIED -> new ConnectionException(message, details, failure);
            case NOT_FOUND, ALREADY_EXISTS, INVALID, WRONG_STATE, BUSY, NO_SPACE, UNSUPPORTED, FAILED ->
                new VmException(message, details, failure);
        };
    }

    /// For a failure on which nothing more is known than its kind.
    private static List<String> commonAdvice(Kind kind) {
        return switch (kind) {
            case CONNECTION -> List.of("does libvirt run? 'systemctl status libvirtd virtqemud' tells");
            case DENIED ->
                List.of(
                        "who is in the group that libvirt trusts may do this: 'sudo usermod -aG libvirt $USER',"
                                + " then log in again",
                        "'-c qemu:///session' needs no rights");
            case TIMEOUT, NOT_FOUND, ALREADY_EXISTS, INVALID, WRONG_STATE, BUSY, NO_SPACE, UNSUPPORTED, FAILED ->
                List.of();
        };
    }
}

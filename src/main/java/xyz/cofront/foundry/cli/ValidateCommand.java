package xyz.cofront.foundry.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.loader.LoadedDocument;
import xyz.cofront.foundry.loader.Problem;
import xyz.cofront.foundry.loader.Problems;
import xyz.cofront.foundry.loader.Verdict;
import xyz.cofront.foundry.vm.CheckVms;
import xyz.cofront.foundry.vm.CheckVms.Obstacle;

/// Judges documents without making anything of them.
@Command(
        name = "validate",
        description = "Check YAML documents, and user-data against cloud-init's schema; needs no host.")
final class ValidateCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final DocumentArguments documents = new DocumentArguments();

    @Option(names = "--strict", description = "Take notices, such as of what is deprecated, for problems.")
    private boolean strict;

    @Option(names = "--host", description = "Also ask the host: names, images, pools, bridges, addresses, space.")
    private boolean host;

    @Mixin
    private final PlacementOptions placement = new PlacementOptions();

    ValidateCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<String> all = documents.required("validate");
        Session session = context.session(placement.flags());
        List<Verdict> verdicts = new DocumentFiles(session)
                .judge(all).stream()
                        .map(verdict -> strict ? verdict.strict() : verdict)
                        .toList();
        if (!host || !verdicts.stream().allMatch(Verdict::valid)) {
            return tell(session, verdicts);
        }
        return session.connected(Access.READ_WRITE, hypervisor -> tell(session, onHost(session, hypervisor, verdicts)));
    }

    private int tell(Session session, List<Verdict> verdicts) {
        session.print(session.printer().validated(verdicts));
        if (!strict) {
            verdicts.forEach(
                    verdict -> verdict.notices().stream().map(Problem::headline).forEach(session.progress()::note));
        }
        List<Problem> problems = verdicts.stream()
                .flatMap(verdict -> verdict.problems().stream())
                .toList();
        if (!problems.isEmpty()) {
            throw Problems.failure(problems);
        }
        return ExitCodes.DONE;
    }

    private static List<Verdict> onHost(Session session, Hypervisor hypervisor, List<Verdict> verdicts) {
        List<VirtualMachine> machines = verdicts.stream()
                .flatMap(verdict -> verdict.documents().stream())
                .map(LoadedDocument::vm)
                .toList();
        CheckVms check = new CheckVms(
                hypervisor, session.defaultPools(), CreateCommand.defaults(session.settings()), session.progress());
        List<List<Obstacle>> obstacles = check.check(machines);
        List<Verdict> result = new ArrayList<>();
        int next = 0;
        for (Verdict verdict : verdicts) {
            int count = verdict.documents().size();
            result.add(verdict.and(problems(verdict, obstacles.subList(next, next + count))));
            next += count;
        }
        return result;
    }

    private static List<Problem> problems(Verdict verdict, List<List<Obstacle>> obstacles) {
        List<Problem> problems = new ArrayList<>();
        for (int index = 0; index < obstacles.size(); index++) {
            LoadedDocument document = verdict.documents().get(index);
            obstacles.get(index).stream()
                    .map(obstacle -> document.problem(verdict.source(), obstacle.path(), obstacle.message()))
                    .forEach(problems::add);
        }
        return problems;
    }
}

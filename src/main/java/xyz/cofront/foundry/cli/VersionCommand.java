package xyz.cofront.foundry.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Says which Foundry this is; connects to nothing.
@Command(name = "version", description = "Show Foundry's version.")
final class VersionCommand implements Callable<Integer> {
    private final Context context;

    VersionCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Session session = context.session();
        session.print(session.printer().version(Version.NUMBER));
        return ExitCodes.DONE;
    }
}

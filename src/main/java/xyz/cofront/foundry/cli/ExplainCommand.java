package xyz.cofront.foundry.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import xyz.cofront.foundry.schema.DocumentSchema;

/// Tells what a field of the document means. Connects to nothing.
@Command(name = "explain", description = "Explain a field of the document, such as spec.networkInterfaces.ip.")
final class ExplainCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FIELD",
            defaultValue = "",
            description = "The field's path; without one, the whole document.")
    private String field = "";

    @Option(names = "--recursive", description = "Name all fields below it.")
    private boolean recursive;

    ExplainCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Session session = context.session();
        session.print(session.printer().explained(DocumentSchema.load().field(field), recursive));
        return ExitCodes.DONE;
    }
}

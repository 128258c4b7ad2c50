package xyz.cofront.foundry.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import xyz.cofront.foundry.schema.DocumentSchema;

/// Prints the schema of the documents. Connects to nothing.
@Command(name = "schema", description = "Print the JSON Schema of VirtualMachine documents, for editors and checkers.")
final class SchemaCommand implements Callable<Integer> {
    private final Context context;

    SchemaCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Session session = context.session();
        session.print(session.printer().schema(DocumentSchema.load()));
        return ExitCodes.DONE;
    }
}

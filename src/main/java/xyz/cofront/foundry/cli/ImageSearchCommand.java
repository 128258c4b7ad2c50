package xyz.cofront.foundry.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import xyz.cofront.foundry.config.Catalogue;

/// Lists the images that can be pulled by name. Asks neither libvirt nor the network.
@Command(name = "search", description = "List the images that 'image pull' knows by name.")
final class ImageSearchCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Only those with this in their name or description.")
    private String text = "";

    ImageSearchCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Session session = context.session();
        Catalogue catalogue = new Catalogue(session.settings().catalogue());
        session.print(session.printer().catalogue(catalogue.search(text)));
        return ExitCodes.DONE;
    }
}

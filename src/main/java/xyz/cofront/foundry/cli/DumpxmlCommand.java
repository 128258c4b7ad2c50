package xyz.cofront.foundry.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.output.Text;
import xyz.cofront.foundry.vm.GetVm;

/// Shows libvirt's own words about a machine.
@Command(name = "dumpxml", description = "Show the XML that libvirt has of a VM, without secrets.")
final class DumpxmlCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "NAME", description = "The VM.")
    private String name = "";

    @Option(names = "--inactive", description = "The definition for the next start, while the VM runs, too.")
    private boolean inactive;

    DumpxmlCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        String machine = VmNames.parse("foundry dumpxml", List.of(name)).getFirst();
        Session session = context.session();
        return session.connected(Access.READ_ONLY, hypervisor -> {
            String xml = new GetVm(hypervisor, session.world().clock()).xml(machine, inactive);
            session.print(Text.escapeXml(xml));
            return ExitCodes.DONE;
        });
    }
}

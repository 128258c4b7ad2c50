package xyz.cofront.foundry.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import xyz.cofront.foundry.config.SizeText;
import xyz.cofront.foundry.error.ConfigurationException;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.output.Change;
import xyz.cofront.foundry.output.Size;
import xyz.cofront.foundry.vm.Environment;
import xyz.cofront.foundry.vm.GrowDisk;
import xyz.cofront.foundry.vm.GrowRequest;
import xyz.cofront.foundry.vm.GrownDisk;

/// Gives a disk more room.
@Command(name = "grow", description = "Give a disk more room, while its VM runs or not. Disks do not shrink.")
final class DiskGrowCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(index = "0", paramLabel = "VM", description = "The VM.")
    private String machine = "";

    @Parameters(index = "1", paramLabel = "DEVICE", description = "The disk as the guest has it: vda, vdb...")
    private String device = "";

    @Parameters(
            index = "2",
            paramLabel = "SIZE",
            description = "The size it is to have, such as 20, 20G or 2T (GiB, TiB).")
    private String size = "";

    DiskGrowCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        String name = VmNames.parse("foundry disk grow", List.of(machine)).getFirst();
        if (!device.matches("vd[a-z]")) {
            throw new ConfigurationException("'" + device + "' is not a disk's name; expected such as vda or vdb");
        }
        GrowRequest request = new GrowRequest(name, device, gib());
        Session session = context.session();
        return session.connected(Access.READ_WRITE, hypervisor -> grow(session, hypervisor, request));
    }

    private int gib() {
        try {
            return SizeText.gib(size);
        } catch (IllegalArgumentException wrong) {
            throw new ConfigurationException("'" + size + "' is not a size: " + wrong.getMessage(), wrong);
        }
    }

    private static int grow(Session session, Hypervisor hypervisor, GrowRequest request) {
        Environment environment = session.machinery();
        GrowDisk growDisk = new GrowDisk(hypervisor, environment, session.progress());
        GrownDisk grown = environment.interruption().during(() -> growDisk.run(request));
        session.print(session.printer().changed(change(grown)));
        if (grown.running() && grown.to() > grown.from()) {
            session.progress()
                    .note("the guest sees the new size now; its partitions and file systems grow by its own tools,"
                            + " such as growpart and resize2fs");
        }
        return ExitCodes.DONE;
    }

    private static Change change(GrownDisk grown) {
        String what = "disk '" + grown.device() + "' of VM '" + grown.machine() + "'";
        boolean grew = grown.to() > grown.from();
        String sentence = grew
                ? "Successfully grew " + what + " from " + Size.ofBytes(grown.from()) + " to "
                        + Size.ofBytes(grown.to())
                : what + " has " + Size.ofBytes(grown.to()) + " already";
        return new Change("virtualmachine", "VirtualMachine", grown.machine(), grew ? "grown" : "unchanged", sentence);
    }
}

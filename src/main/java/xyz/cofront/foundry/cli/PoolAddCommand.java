package xyz.cofront.foundry.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.output.Change;
import xyz.cofront.foundry.storage.AddPool;
import xyz.cofront.foundry.storage.AddPoolRequest;
import xyz.cofront.foundry.storage.DiskFolders;

/// Makes a storage pool known to libvirt.
@Command(name = "add", description = "Add a storage pool, start it, and have it start with the host.")
final class PoolAddCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(index = "0", paramLabel = "NAME", description = "The pool's name.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "TYPE", description = "dir, fs, netfs, logical, zfs or rbd.")
    private String type = "";

    @Parameters(
            index = "2",
            paramLabel = "TARGET",
            description = {
                "dir: the folder, made where it is missing; fs, netfs: the folder to mount it on;",
                "logical: the volume group; zfs: the data set; rbd: the Ceph pool."
            })
    private String target = "";

    @Option(
            names = "--source-host",
            paramLabel = "HOST[:PORT]",
            description = "netfs, rbd: who serves it; for rbd any number.")
    private final List<String> hosts = new ArrayList<>();

    @Option(names = "--source-path", paramLabel = "PATH", description = "netfs: what the host exports.")
    @Nullable
    private String sourcePath;

    @Option(
            names = "--source-device",
            paramLabel = "DEVICE",
            description = "fs: the device with the file system; logical: a device for a new volume group.")
    private final List<String> devices = new ArrayList<>();

    @Option(names = "--format", paramLabel = "FORMAT", description = "fs: such as ext4; netfs: nfs, cifs, glusterfs.")
    @Nullable
    private String format;

    @Option(names = "--user", paramLabel = "USER", description = "rbd: the Ceph user.")
    @Nullable
    private String user;

    @Option(names = "--secret", paramLabel = "UUID", description = "rbd: libvirt's secret with the user's key.")
    @Nullable
    private String secret;

    @Option(
            names = "--build",
            description = "fs, logical: make the file system or volume group; refused if a device holds anything.")
    private boolean build;

    @Option(names = "--no-autostart", description = "Do not start the pool with the host.")
    private boolean noAutostart;

    PoolAddCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        AddPoolRequest request = new AddPoolRequest(
                name, type, target, hosts, sourcePath, devices, format, user, secret, build, !noAutostart);
        Session session = context.session();
        return session.connected(Access.READ_WRITE, hypervisor -> {
            AddPool addPool = new AddPool(hypervisor, session.defaultPools(), new DiskFolders());
            session.machinery().interruption().during(() -> addPool.run(request));
            session.print(session.printer().changed(Change.pool(name, "added")));
            return ExitCodes.DONE;
        });
    }
}

package xyz.cofront.foundry.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import xyz.cofront.foundry.checkup.Surroundings;
import xyz.cofront.foundry.config.FileReader;
import xyz.cofront.foundry.hypervisor.Connector;
import xyz.cofront.foundry.image.DownloadRules;
import xyz.cofront.foundry.vm.Environment;

/// Everything around the program, handed in: `Main` hands in the real world, tests their own.
///
/// @param environment the process's variables
/// @param home the user's home folder
/// @param files reads configuration files
/// @param systemSocketDenied whether the system's libvirt is there and this user may not open its socket
/// @param clock for ages and for `--timeout`
/// @param machinery what the use cases need; made when the first of them runs
/// @param downloads how patient downloads are
/// @param live how to get into running guests
/// @param surroundings the files of this host, for looking at
public record World(
        Map<String, String> environment,
        Path home,
        Console console,
        FileReader files,
        BooleanSupplier systemSocketDenied,
        Connector connector,
        Clock clock,
        Supplier<Environment> machinery,
        DownloadRules downloads,
        LiveAccess live,
        Surroundings surroundings) {
    public World {
        environment = Map.copyOf(environment);
    }
}

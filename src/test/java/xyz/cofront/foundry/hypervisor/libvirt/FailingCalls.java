package xyz.cofront.foundry.hypervisor.libvirt;

import java.nio.file.Path;
import java.time.Duration;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;

/// Makes libvirt fail in several ways and prints what the port says of it.
final class FailingCalls {
    private FailingCalls() {}

    /// @param arguments URIs to connect to in vain; without any, the test driver is used
    public static void main(String... arguments) {
        LibvirtConnector connector = new LibvirtConnector(Path.of("/sys/class/net"), Thread::sleep);
        for (String uri : arguments) {
            print(() -> connector
                    .open(uri, Access.READ_WRITE, Duration.ofSeconds(20))
                    .close());
        }
        try (Hypervisor test = connector.open("test:///default", Access.READ_WRITE, Duration.ofSeconds(20))) {
            DomainId running = test.domains().find("test").orElseThrow().id();
            print(() -> test.domains().define("<domain"));
            print(() -> test.domains().start(running));
            print(() -> test.pools().start("größer"));
        }
    }

    private static void print(Runnable call) {
        try {
            call.run();
            System.out.println("done");
        } catch (HypervisorException e) {
            System.out.println(
                    e.kind() + " " + e.getMessage().lines().findFirst().orElse(""));
        }
    }
}

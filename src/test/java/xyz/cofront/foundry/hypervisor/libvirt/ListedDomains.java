package xyz.cofront.foundry.hypervisor.libvirt;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.DomainSummary;
import xyz.cofront.foundry.hypervisor.Hypervisor;

/// Lists domains of the test driver, between two calls that can be found in libvirt's log.
final class ListedDomains {
    private ListedDomains() {}

    /// @param arguments how many domains, the driver's own included; whether those that do not run are wanted
    public static void main(String... arguments) {
        LibvirtConnector connector = new LibvirtConnector(Path.of("/sys/class/net"), Thread::sleep);
        int wanted = Integer.parseInt(arguments[0]);
        boolean inactive = Boolean.parseBoolean(arguments[1]);
        try (Hypervisor test = connector.open("test:///default", Access.READ_WRITE, Duration.ofSeconds(60))) {
            for (int i = 1; i < wanted; i++) {
                test.domains().define(xml("vm" + i));
            }
            test.domains().find("marker-begin");
            List<DomainSummary> listed = test.domains().list(inactive);
            test.domains().find("marker-end");
            int expected = inactive ? wanted : 1;
            System.out.print(listed.size() == expected ? "" : "listed " + listed.size());
        }
    }

    private static String xml(String name) {
        return "<domain type='test'><name>@name@</name><uuid>@uuid@</uuid><memory>1024</memory><os><type>hvm</type></os></domain>"
                .replace("@name@", name)
                .replace("@uuid@", UUID.randomUUID().toString());
    }
}

package xyz.cofront.foundry.hypervisor.libvirt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.Hypervisor;

/// Makes the same calls again and again and prints by how many open files and KiB of memory the process grew. Its heap
/// must be of one size, all of it touched, so that what grows is libvirt's.
final class RepeatedCalls {
    /// For the process's environment.
    static final Map<String, String> FIXED_HEAP =
            Map.of("JDK_JAVA_OPTIONS", "-Xms48m -Xmx48m -XX:+AlwaysPreTouch -XX:+UseSerialGC");

    private final Hypervisor hypervisor;
    private final String type;

    private RepeatedCalls(Hypervisor hypervisor, String type) {
        this.hypervisor = hypervisor;
        this.type = type;
    }

    /// @param arguments the URI, the domains' type, how many domains there shall be, how many lists, how many cycles of
    ///     define and undefine
    public static void main(String... arguments) throws IOException {
        LibvirtConnector connector = new LibvirtConnector(Path.of("/sys/class/net"), Thread::sleep);
        try (Hypervisor hypervisor = connector.open(arguments[0], Access.READ_WRITE, Duration.ofSeconds(60))) {
            RepeatedCalls calls = new RepeatedCalls(hypervisor, arguments[1]);
            for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
                hypervisor.domains().define(calls.xml("vm" + i));
            }
            calls.repeat(300, 30);
            List<Long> before = measured();
            calls.repeat(Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]));
            List<Long> after = measured();
            System.out.println(after.get(0) - before.get(0) + " " + (after.get(1) - before.get(1)));
        }
    }

    private void repeat(int lists, int cycles) {
        for (int i = 0; i < lists; i++) {
            hypervisor.domains().list(true);
        }
        for (int i = 0; i < cycles; i++) {
            hypervisor.domains().undefine(hypervisor.domains().define(xml("cycle")));
            hypervisor.pools().list();
        }
    }

    private String xml(String name) {
        return "<domain type='@type@'><name>@name@</name><uuid>@uuid@</uuid><memory>65536</memory><os><type>hvm</type></os></domain>"
                .replace("@type@", type)
                .replace("@name@", name)
                .replace("@uuid@", UUID.randomUUID().toString());
    }

    /// Open files, and resident KiB.
    private static List<Long> measured() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"));
                Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            String resident =
                    lines.filter(line -> line.startsWith("VmRSS:")).findFirst().orElseThrow();
            return List.of(files.count(), Long.valueOf(resident.replaceAll("\\D", "")));
        }
    }
}

package xyz.cofront.foundry.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// A foreign domain in which something is wrong: what libvirt says of it, and what Foundry says under that.
final class BrokenVm {
    static final String NAME = "broken";

    private static final String XML = """
            <domain type='qemu'>
              <name>broken</name>
              <memory unit='MiB'>64</memory>
              <vcpu>1</vcpu>
              <os><type arch='x86_64' machine='q35'>hvm</type></os>
              <features><acpi/></features>
              <devices><memballoon model='none'/></devices>
            </domain>
            """;

    private final RealFoundry foundry;
    private final Path folder;

    /// @param folder for its definition
    BrokenVm(RealFoundry foundry, Path folder) {
        this.foundry = foundry;
        this.folder = folder;
    }

    /// The definition of a domain that would start, with something exchanged.
    static String with(String part, String other) {
        if (!XML.contains(part)) {
            throw new IllegalArgumentException("no " + part + " in " + XML);
        }
        return XML.replace(part, other);
    }

    static String sound() {
        return XML;
    }

    static String withDevice(String element) {
        return with("</devices>", element + "</devices>");
    }

    static String withDisk(Path file, String format) {
        return withDisk(file, format, "");
    }

    /// @param chain the `backingStore` element, or nothing
    static String withDisk(Path file, String format, String chain) {
        return withDevice("""
                <disk type='file' device='disk'>
                  <driver name='qemu' type='%s'/><source file='%s'/>%s<target dev='vda' bus='virtio'/>
                </disk>
                """.formatted(format, file, chain));
    }

    /// @param target the `target` element, or nothing
    static String withBridge(String bridge, String target) {
        return withDevice("<interface type='bridge'><source bridge='%s'/>%s</interface>".formatted(bridge, target));
    }

    /// Starts it with Foundry, which must fail.
    ///
    /// @param text is in libvirt's words
    /// @param advice all lines under them
    void startTells(String definition, String text, String... advice) {
        define(definition);
        try {
            startOfDefinedTells(text, advice);
        } finally {
            forget();
        }
    }

    /// The same for one that is defined.
    void startOfDefinedTells(String text, String... advice) {
        RealFoundry.Result result = foundry.run("start", NAME, "-q");

        assertThat(result.exitCode()).as("%s", result).isEqualTo(4);
        tells(result, "could not start VM 'broken': cannot start domain 'broken': ", text, advice);
    }

    /// Compares what stands on stderr.
    static void tells(RealFoundry.Result result, String beginning, String text, String... advice) {
        List<String> lines = result.err().lines().toList();
        assertThat(lines.getFirst()).startsWith("error: " + beginning).contains(text);
        assertThat(lines.subList(1, lines.size()))
                .containsExactlyElementsOf(
                        Arrays.stream(advice).map(line -> "  " + line).toList());
    }

    void define(String definition) {
        Path file = Documents.write(folder, NAME, definition);
        Shell.virsh("define", file.toString());
    }

    /// Whatever there is of it.
    void forget() {
        Shell.run(
                "sh",
                "-c",
                "virsh destroy broken >&2; virsh managedsave-remove broken >&2; virsh undefine --nvram broken >&2; true");
    }
}

package xyz.cofront.foundry.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import xyz.cofront.foundry.Program;
import xyz.cofront.foundry.fault.FaultTable;

/// Everything that somebody who means no good, or slips, may hand in, against the whole program and a real libvirt: the
/// exit code, every line that is printed, and that the host is as it was.
@Tag("program")
final class HostileInputIT {
    /// A definition is a file of libvirt's, too, so that a sum of those tells of every change.
    private static final String TRACES = """
            virsh -q 'list --all; pool-list --all'
            ls /sys/class/net
            cat /etc/libvirt/qemu/*.xml | cksum
            find /etc/libvirt/qemu /etc/libvirt/storage /var/lib/libvirt/images /var/lib/libvirt/qemu \\
              ! -type d -printf '%p %s %l\\n' | sort
            """;

    private static final List<String> WRONG = new ArrayList<>();

    @TempDir
    static Path folder;

    @TestFactory
    Stream<DynamicTest> everyRowEndsAsTheTableSays() {
        RealHost.image("FOUNDRY_MICRO_IMAGE", "micro.qcow2");
        String before = traces();
        return HostileRow.all(resource("hostile-input.txt"))
                .map(row -> DynamicTest.dynamicTest(row.title(), () -> check(row, before)));
    }

    @Test
    void theTableIsAsLargeAsItWasMeantToBe() {
        assertThat(HostileRow.all(resource("hostile-input.txt")))
                .hasSizeGreaterThanOrEqualTo(150)
                .extracting(HostileRow::title)
                .doesNotHaveDuplicates();
    }

    /// For the table of scripts/faults, whichever rows failed.
    @AfterAll
    static void record() {
        FaultTable.row(
                "20",
                "bad input catalogue, " + (Program.underTest().isPresent() ? "real binary" : "in process")
                        + ", real libvirt",
                HostileRow.all(resource("hostile-input.txt")).count() + " rows",
                "all exact",
                WRONG);
    }

    private static void check(HostileRow row, String before) throws IOException {
        try {
            requireExact(row, before);
        } catch (AssertionError wrong) {
            String told = row.title() + ": " + wrong;
            FaultTable.failed(told);
            WRONG.add(told);
            throw wrong;
        }
    }

    private static void requireExact(HostileRow row, String before) throws IOException {
        Path own = Files.createTempDirectory(folder, "row");
        Files.copy(Documents.micro(folder, "web", 10), own.resolve("base.yaml"));
        sh(own, row.prepare());
        // What is not cleared up lies in the row's folder alone.
        String prepared = row.clear().isEmpty() ? before : traces();

        RealFoundry.Result result = new RealFoundry(row.variables(own)).run(row.arguments(own));

        String after = traces();
        sh(own, row.clear());
        assertThat(HostileRow.told(result, own)).isEqualTo(row.expected());
        assertThat(after).isEqualTo(prepared);
        assertThat(row.clear().isEmpty() ? after : traces()).isEqualTo(before);
    }

    private static String traces() {
        return Shell.run("sh", "-c", TRACES);
    }

    private static void sh(Path own, List<String> lines) {
        if (!lines.isEmpty()) {
            Shell.run("env", "DIR=" + own, "bash", "-ec", String.join("\n", lines));
        }
    }

    private static String resource(String name) {
        try (InputStream in = HostileInputIT.class.getResourceAsStream("/real/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

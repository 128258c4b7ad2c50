package xyz.cofront.foundry.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import xyz.cofront.foundry.Program;
import xyz.cofront.foundry.loader.DocumentCases;

/// The program that was built prints, byte by byte, what the classes print in process, whatever the command and the
/// format: a native binary that lacks a class does not.
@Tag("program")
final class SameInProcessIT {
    /// All of them on a native binary. A launcher over the JVM has the very classes, and takes a second to start.
    private static final List<String> FORMATS =
            Program.underTest().isPresent() ? List.of("table", "wide", "json", "yaml", "name") : List.of("json");

    /// What is another with each run: UUIDs (in quotes where YAML could take one for a number), times, and ages
    /// with the blanks that fill their column.
    private static final Pattern PASSING = Pattern.compile(
            "\"?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}\"?|20\\d\\d-\\d\\d-\\d\\dT[0-9:.]+Z|\\b\\d+ ?[smh]\\b *");

    private final RealFoundry inProcess = RealFoundry.inProcess();
    private final RealFoundry built = RealFoundry.built();

    @TempDir
    Path folder;

    @RegisterExtension
    final SameHost host = new SameHost();

    @Test
    void whatLooksAtTheHost() {
        inProcess.succeed(
                "create", "--no-start", Documents.micro(folder, "web", 10).toString());
        Shell.virsh("define", foreign().toString());

        Stream.of(
                        "list --all",
                        "list --all -l app=web",
                        "get web",
                        "get foreign",
                        "vm info web",
                        "pool list",
                        "pool info foundry-vms",
                        "image list",
                        "image search debian",
                        "storage status",
                        "version",
                        "list --all -c test:///default",
                        "get test -c test:///default",
                        "pool list -c test:///default")
                .flatMap(command -> FORMATS.stream().map(format -> command + " -o " + format))
                .forEach(this::compare);

        inProcess.succeed("destroy", "web", "--yes");
        Shell.virsh("undefine", "foreign");
    }

    @Test
    void whatIsRefused() throws IOException {
        Path cut = Files.write(folder.resolve("cut.qcow2"), new byte[] {'Q', 'F', 'I', (byte) 0xfb, 0, 0, 0, 3});
        Path nothing = Documents.write(folder, "nothing", "");

        Stream.of(
                        "get nobody",
                        "get nobody -v",
                        "destroy nobody -y",
                        "destroy nobody --ignore-not-found -y",
                        "disk grow nobody vda 5",
                        "pool info nobody",
                        "pool delete nobody -y",
                        "pool refresh nobody",
                        "pool add nobody dir /proc/1",
                        "image import " + cut,
                        "image import " + nothing + " nothing.qcow2",
                        "image import /no/such/file.qcow2",
                        "image pull debain-12",
                        "create " + nothing,
                        "list -c qemu:///system?socket=/no/such/socket",
                        "list -c test:///no/such/file")
                .forEach(this::compare);
    }

    @Test
    void whatMakesAndRemoves() {
        String web = Documents.micro(folder, "web", 10).toString();
        for (String format : FORMATS) {
            compareEach(
                    format,
                    "create --no-start " + web,
                    "disk grow web vdb 2",
                    "destroy web -y",
                    "pool add extra dir /var/lib/libvirt/images/extra",
                    "pool refresh extra",
                    "image import " + System.getenv("FOUNDRY_MICRO_IMAGE") + " extra.qcow2 --pool extra",
                    "image list --pool extra",
                    "pool delete extra -y --force");
        }
    }

    /// All of the loader's bad documents in one go; some cannot be read as YAML at all.
    @Test
    void whatIsWrongWithDocuments() throws IOException {
        List<DocumentCases.Case> cases = DocumentCases.bad().toList();
        for (DocumentCases.Case one : cases) {
            Files.writeString(folder.resolve("bad-%03d.yaml".formatted(cases.indexOf(one))), one.text());
        }

        assertThat(compare("create -f " + folder).exitCode()).isEqualTo(1);
    }

    private Path foreign() {
        return Documents.write(folder, "foreign", """
                <domain type='qemu'>
                  <name>foreign</name>
                  <memory unit='MiB'>100</memory>
                  <os><type arch='x86_64'>hvm</type></os>
                </domain>
                """);
    }

    private void compareEach(String format, String... commands) {
        List<String> lines =
                Stream.of(commands).map(command -> command + " -o " + format).toList();
        List<RealFoundry.Result> wanted =
                lines.stream().map(line -> run(inProcess, line)).toList();
        List<RealFoundry.Result> got =
                lines.stream().map(line -> run(built, line)).toList();
        assertThat(got).as(format).isEqualTo(wanted);
        assertThat(got).as(format).allMatch(result -> result.exitCode() == 0);
    }

    private RealFoundry.Result compare(String line) {
        RealFoundry.Result wanted = run(inProcess, line);
        assertThat(run(built, line)).as(line).isEqualTo(wanted);
        return wanted;
    }

    private static RealFoundry.Result run(RealFoundry foundry, String line) {
        RealFoundry.Result result = foundry.run(line.split(" ", -1));
        return new RealFoundry.Result(result.exitCode(), steady(result.out()), steady(result.err()));
    }

    private static String steady(String text) {
        return PASSING.matcher(text).replaceAll("…");
    }
}

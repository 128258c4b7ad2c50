package xyz.cofront.foundry.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What is rendered is what a real libvirt was given.
@Tag("program")
final class RenderIT {
    private final RealFoundry foundry = new RealFoundry();

    @TempDir
    Path folder;

    @RegisterExtension
    final SameHost host = new SameHost();

    @Test
    void aCreatedMachineIsTheRenderedOne() throws Exception {
        String document = Documents.micro(folder, "web", 10).toString();
        RealFoundry.Result checked = foundry.succeed("validate", "--host", document);
        foundry.succeed("create", "--no-start", document);
        String uuid = Shell.virsh("domuuid", "web").strip();
        String made = Shell.virsh("dumpxml", "--inactive", "web");
        Shell.virsh(
                "vol-download",
                "--pool",
                "foundry-vms",
                "web_cloudinit",
                folder.resolve("made.iso").toString());

        RealFoundry.Result rendered = foundry.succeed(
                "render",
                document,
                "--uuid",
                uuid,
                "--show-secrets",
                "--out",
                folder.resolve("out").toString());
        Path out = folder.resolve("out/web");
        Shell.virsh("define", "--validate", out.resolve("domain.xml").toString());
        String again = Shell.virsh("dumpxml", "--inactive", "web");
        Shell.virsh(
                "define", Files.writeString(folder.resolve("made.xml"), made).toString());
        foundry.succeed("destroy", "web", "--yes");

        assertThat(checked.out()).endsWith("  valid    0         0        web\n");
        assertThat(rendered.err()).contains("create would refuse this now: web: metadata.name: ");
        assertThat(withoutRecord(again)).isEqualTo(withoutRecord(made));
        assertThat(out.resolve("seed.iso")).hasSameBinaryContentAs(folder.resolve("made.iso"));
    }

    /// Without the record in the metadata, which says who made it, and when.
    private static String withoutRecord(String domain) {
        assertThat(domain).contains("<metadata>");
        return domain.replaceFirst("(?s)<metadata>.*</metadata>", "");
    }
}

package xyz.cofront.foundry.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Hands the domain of every golden case to the real libvirt of `scripts/lab`: its drivers refuse what its schema
/// takes.
class GoldenDomainsIT {
    @TempDir
    Path folder;

    @Test
    void libvirtDefinesTheDomainOfEveryCase() throws IOException, InterruptedException {
        StringBuilder commands = new StringBuilder();
        for (GoldenCase golden : GoldenCase.all()) {
            CreatePlan plan = golden.plan();
            Path file = folder.resolve(golden.name() + ".xml");
            Files.writeString(file, emulated(GoldenCase.domain(plan)));
            commands.append("define --validate ").append(file).append('\n');
            commands.append("undefine --nvram ").append(plan.name()).append('\n');
        }

        Process virsh = new ProcessBuilder("virsh", "-q", "-c", "qemu:///system", commands.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(virsh.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        // Of several commands, virsh's exit code tells only how the last one ended; quiet, it prints nothing but
        // errors.
        assertThat(output.lines().filter(line -> !line.isBlank())).isEmpty();
        assertThat(virsh.waitFor()).isZero();
    }

    /// The lab's host may have no KVM.
    private static String emulated(String xml) {
        return xml.replace("<domain type=\"kvm\">", "<domain type=\"qemu\">")
                .replaceAll("<cpu mode=\"host-[a-z]+\"", "<cpu mode=\"maximum\"");
    }
}

package xyz.cofront.foundry.hypervisor.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What only a whole process shows: what libvirt prints, what the locale does, what is really called.
final class ForkedProcessTest {
    /// The functions that ask the hypervisor something, in libvirt's own log; the others read what the client has.
    private static final Pattern ASKED = Pattern.compile(": debug : (virConnect\\w+|virDomain\\w*(Stats|Lookup)\\w*):");

    @TempDir
    private Path folder;

    @Test
    void libvirtPrintsNothingWhenItFails() throws IOException, InterruptedException {
        String socket = "qemu+unix:///system?socket=" + folder.resolve("none");
        ForkedJvm.Outcome outcome = new ForkedJvm(folder, Map.of(), List.of()).run(FailingCalls.class, socket);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.status()).isZero();
    }

    @Test
    void namesBeyondAsciiOutliveThePlainLocale() throws IOException, InterruptedException {
        ForkedJvm jvm = new ForkedJvm(folder, Map.of("LC_ALL", "C"), List.of());
        assertThat(jvm.run(FailingCalls.class).out())
                .contains("NOT_FOUND cannot start pool 'größer'")
                .endsWith("matching name 'größer'\n");
    }

    @Test
    void aListIsOneCallWhateverTheNumberOfDomains() throws IOException, InterruptedException {
        assertThat(asked("1", "true")).containsExactly("virConnectGetAllDomainStats", "virDomainLookupByName");
        assertThat(asked("300", "true")).containsExactly("virConnectGetAllDomainStats", "virDomainLookupByName");
        assertThat(asked("300", "false")).containsExactly("virConnectGetAllDomainStats", "virDomainLookupByName");
    }

    /// 3,000 lists of 300 domains hold at least 90 bytes for each domain, which would be 80 MiB.
    @Test
    void listsAreFreed() throws IOException, InterruptedException {
        ForkedJvm.Outcome outcome = new ForkedJvm(folder, RepeatedCalls.FIXED_HEAP, List.of())
                .run(RepeatedCalls.class, "test:///default", "test", "300", "3000", "0");
        List<String> grown = List.of(outcome.out().strip().split(" "));
        assertThat(grown.getFirst()).as("open files").isEqualTo("0");
        assertThat(Integer.parseInt(grown.getLast())).as("growth in KiB").isLessThan(40 * 1024);
    }

    /// The functions called while that many domains are listed, and the one that marks the end, by libvirt's log.
    private List<String> asked(String domains, String inactive) throws IOException, InterruptedException {
        Path log = folder.resolve("log-" + domains + inactive);
        Map<String, String> logging =
                Map.of("LIBVIRT_LOG_OUTPUTS", "1:file:" + log, "LIBVIRT_LOG_FILTERS", "1:libvirt");
        assertThat(new ForkedJvm(folder, logging, List.of())
                        .run(ListedDomains.class, domains, inactive)
                        .out())
                .isEqualTo("");
        String text = Files.readString(log);
        String listing = text.substring(text.indexOf("marker-begin"), text.indexOf("marker-end"));
        return ASKED.matcher(listing).results().map(match -> match.group(1)).toList();
    }
}

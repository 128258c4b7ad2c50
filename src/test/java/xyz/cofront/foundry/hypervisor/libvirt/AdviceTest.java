package xyz.cofront.foundry.hypervisor.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.libvirt.Error.ErrorNumber;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

/// Holds the advice to `advice.txt`, which says of each text whether it was brought about for real.
final class AdviceTest {
    private static final Pattern HEADING = Pattern.compile("(?m)^== ");

    /// One of libvirt's failures and what is to be said of it.
    record Entry(String title, ErrorNumber number, String text, List<String> lines) {
        LibvirtFailure failure() {
            return new LibvirtFailure(number, 0, text, null);
        }

        @Override
        public String toString() {
            return title;
        }
    }

    @ParameterizedTest
    @MethodSource("entries")
    void libvirtsTextIsExplained(Entry entry) {
        assertThat(Advice.about(entry.failure())).isEqualTo(entry.lines());
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyEntrySaysHowItIsKnown(Entry entry) {
        assertThat(entry.title()).containsPattern(": (reproduced|by source)");
    }

    @Test
    void noAdviceIsWithoutAnEntry() {
        List<Entry> entries = entries().toList();

        assertThat(Advice.all())
                .allSatisfy(advice -> assertThat(entries)
                        .anyMatch(entry -> advice.numbers().contains(entry.number())
                                && advice.text().matcher(entry.text()).find()));
    }

    @Test
    void theTwentyCommonestAreBroughtAboutForReal() {
        assertThat(entries().filter(entry -> entry.title().endsWith(": reproduced")))
                .hasSizeGreaterThanOrEqualTo(20);
    }

    /// The same words under a code that libvirt does not give with them are somebody else's, such as a domain's name.
    @ParameterizedTest
    @MethodSource("entries")
    void theCodeCountsBesidesTheText(Entry entry) {
        assertThat(Advice.about(new LibvirtFailure(ErrorNumber.VIR_ERR_NO_DOMAIN, 0, entry.text(), null)))
                .isEmpty();
    }

    /// Where the adapter finds out more than libvirt's code says, the text is still that of libvirt's own.
    @ParameterizedTest
    @MethodSource("entries")
    void aFailureThatIsUnderstoodBetterIsExplainedAlike(Entry entry) {
        assertThat(Advice.about(entry.failure().as(ErrorNumber.VIR_ERR_RESOURCE_BUSY)))
                .isEqualTo(entry.lines());
    }

    @ParameterizedTest
    @MethodSource("entries")
    void theTextNeverDecidesTheKind(Entry entry) {
        Kind byCode = ErrorKinds.of(new LibvirtFailure(entry.number(), 0, "something else", null));

        assertThat(ErrorKinds.of(entry.failure())).isEqualTo(byCode);
    }

    @ParameterizedTest
    @EnumSource
    void aTextThatIsNotKnownIsLeftAlone(ErrorNumber number) {
        assertThat(Advice.about(new LibvirtFailure(number, 0, "etwas anderes", null)))
                .isEmpty();
    }

    @Test
    void whatIsPutIntoACommandIsOneWordOfTheShell() {
        String text = "Requested operation is not valid: network 'a; rm -rf {1} $(id) \\1' is not active";

        assertThat(Advice.about(new LibvirtFailure(ErrorNumber.VIR_ERR_OPERATION_INVALID, 0, text, null)))
                .containsExactly(
                        "libvirt's network 'a; rm -rf {1} $(id) \\1' is there, but not started",
                        "start it: virsh net-start 'a; rm -rf {1} $(id) \\1'",
                        "have it start with the host: virsh net-autostart 'a; rm -rf {1} $(id) \\1'");
    }

    static Stream<Entry> entries() {
        String text;
        try (var stream = Objects.requireNonNull(AdviceTest.class.getResourceAsStream("advice.txt"))) {
            text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
        return HEADING.splitAsStream(text).skip(1).map(AdviceTest::entry);
    }

    private static Entry entry(String paragraph) {
        List<String> lines = paragraph.strip().lines().toList();
        return new Entry(
                lines.get(0),
                ErrorNumber.valueOf("VIR_ERR_" + lines.get(1)),
                lines.get(2),
                lines.subList(3, lines.size()));
    }
}

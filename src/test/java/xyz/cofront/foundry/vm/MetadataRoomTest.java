package xyz.cofront.foundry.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.error.ValidationException;
import xyz.cofront.foundry.hypervisor.HostSnapshot;

/// Kubernetes' 256 KiB of annotations are more as JSON, where a line end is two characters.
class MetadataRoomTest {
    @Test
    void aDocumentThatTheMetadataCannotHoldIsRefusedBeforeAnythingIsMade() {
        VmFixture fixture = new VmFixture();
        HostSnapshot before = fixture.host.snapshot();

        assertThatThrownBy(() -> fixture.create(annotated(130_000)))
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        failure -> assertThat(failure.details())
                                .containsExactly(
                                        "web: the document is larger than what libvirt keeps of it (240 KiB as JSON);"
                                                + " shorten its annotations or lists"));

        assertThat(fixture.host.snapshot()).isEqualTo(before);
    }

    @Test
    void aMachineWithTheLargestDocumentCanBeDestroyed() {
        VmFixture fixture = new VmFixture();
        HostSnapshot before = fixture.host.snapshot();
        fixture.create(annotated(120_000));

        fixture.destroy("web");

        assertThat(fixture.host.snapshot()).isEqualTo(before);
    }

    private static String annotated(int lines) {
        String note = "  annotations: {note: \"" + "\\n".repeat(lines) + "\"}\n";
        return VmFixture.document("web", 10).replace("  name: web\n", "  name: web\n" + note);
    }
}

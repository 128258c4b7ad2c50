package xyz.cofront.foundry.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExamplesTest {
    private static final Path FOLDER = Path.of("examples");

    @ParameterizedTest
    @ValueSource(strings = {"simple-vm", "multi-disk-vm", "multi-nic-vm", "custom-pool-vm", "user-networking-vm"})
    void everyExampleLoadsWithoutAProblem(String name) {
        Source source = new SourceReader(InputStream.nullInputStream())
                .read(FOLDER.resolve(name + ".yaml").toString());

        Loaded loaded = new DocumentLoader().load(source);

        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.notices()).isEmpty();
        assertThat(loaded.documents())
                .extracting(document -> document.vm().name())
                .containsExactly(name);
    }

    @Test
    void thereIsNoExampleThatTheTestAboveLeavesOut() {
        assertThat(FOLDER.toFile().list())
                .containsExactlyInAnyOrderElementsOf(List.of(
                        "custom-pool-vm.yaml",
                        "multi-disk-vm.yaml",
                        "multi-nic-vm.yaml",
                        "settings",
                        "simple-vm.yaml",
                        "user-networking-vm.yaml"));
    }
}

package xyz.cofront.foundry.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class NativeMetadataTest {
    private static final Path FILE =
            Path.of("src/main/resources/META-INF/native-image/xyz.cofront.foundry/foundry/reachability-metadata.json");

    /// With `FOUNDRY_WRITE_METADATA` set the file is written first.
    @Test
    void theNativeBinaryKnowsEveryClassThatLibrariesLookInto() throws IOException {
        String wanted = NativeMetadata.text();
        if (System.getenv("FOUNDRY_WRITE_METADATA") != null) {
            Files.writeString(FILE, wanted, StandardCharsets.UTF_8);
        }

        assertThat(Files.readString(FILE, StandardCharsets.UTF_8))
                .as("%s is out of date; 'FOUNDRY_WRITE_METADATA=1 mvn test -Dtest=NativeMetadataTest' writes it", FILE)
                .isEqualTo(wanted);
    }
}

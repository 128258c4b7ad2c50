package xyz.cofront.foundry.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xyz.cofront.foundry.error.ConfigurationException;

@Timeout(60)
class SourceReaderTest {
    private static final int MIB = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void aFileIsReadAsUtf8AndNamedAsItWasTyped() throws IOException {
        String file = file("vm.yaml", "name: wéb\n".getBytes(StandardCharsets.UTF_8));

        assertThat(reader("").read(file)).isEqualTo(new Source(file, "name: wéb\n"));
    }

    @Test
    void aHyphenMeansTheStandardInput() {
        assertThat(reader("a: 1").read("-")).isEqualTo(new Source("<stdin>", "a: 1"));
    }

    @Test
    void aLinkToAFileIsReadAsTheFile() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of(file("vm.yaml", new byte[] {'a'})));

        assertThat(reader("").read(link.toString()).text()).isEqualTo("a");
    }

    @Test
    void aMissingFileIsSaidToBeMissing() {
        assertRefused(folder + "/none.yaml", folder + "/none.yaml: no such file");
    }

    @Test
    void aPathThroughAFileCannotBeRead() throws IOException {
        String file = file("vm.yaml", new byte[0]);

        assertThatThrownBy(() -> reader("").read(file + "/x"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(file + "/x: ");
    }

    @Test
    void aZeroCharacterInAPathIsRefused() {
        assertRefused("a\0b", "a file's name cannot hold a zero character");
    }

    @Test
    void aFolderIsRefused() {
        assertRefused(folder.toString(), folder + ": is a folder; expected a YAML file");
    }

    @Test
    void aPipeIsRefusedWithoutWaitingForAWriter() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        assertRefused(
                pipe.toString(),
                pipe + ": is a pipe, a device or a socket; expected a regular file, or - for the standard input");
    }

    @Test
    void aDeviceIsRefused() {
        assertRefused(
                "/dev/zero",
                "/dev/zero: is a pipe, a device or a socket; expected a regular file, or - for the standard input");
    }

    @Test
    void aFileOfAMebibyteIsReadAndALargerOneIsNot() throws IOException {
        String largest = file("largest.yaml", "#".repeat(MIB).getBytes(StandardCharsets.UTF_8));
        String larger = file("larger.yaml", "#".repeat(MIB + 1).getBytes(StandardCharsets.UTF_8));

        assertThat(reader("").read(largest).text()).hasSize(MIB);
        assertRefused(larger, larger + ": is larger than 1 MiB, which no document is");
    }

    @Test
    void anEndlessStandardInputIsReadNoFurtherThanTheLimit() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return '#';
            }
        };

        assertThatThrownBy(() -> new SourceReader(endless).read("-"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("<stdin>: is larger than 1 MiB, which no document is");
    }

    @Test
    void aByteThatIsNotUtf8IsToldWithItsPlace() throws IOException {
        String file = file("vm.yaml", new byte[] {'a', '\r', '\n', (byte) 0xc3, (byte) 0xa9, 'b', (byte) 0xff, 'c'});

        assertRefused(file, file + ":2:3: is not UTF-8; save it as UTF-8");
    }

    @Test
    void aCharacterCutOffAtTheEndIsNotUtf8() throws IOException {
        String file = file("vm.yaml", new byte[] {'a', '\n', (byte) 0xe2, (byte) 0x82});

        assertRefused(file, file + ":2:1: is not UTF-8; save it as UTF-8");
    }

    @Test
    void aFileOfUtf16IsNamedAsSuch() throws IOException {
        String file = file("vm.yaml", "\ufeffa: 1".getBytes(StandardCharsets.UTF_16LE));

        assertRefused(file, file + ":1:1: is UTF-16; save it as UTF-8");
    }

    private void assertRefused(String argument, String message) {
        assertThatThrownBy(() -> reader("").read(argument))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(message);
    }

    private static SourceReader reader(String stdin) {
        return new SourceReader(new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)));
    }

    private String file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes).toString();
    }
}

package xyz.cofront.foundry.hypervisor.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LocalFilesTest {
    private final LocalFiles files = new LocalFiles();

    @TempDir
    Path folder;

    @Test
    void whateverHasTheNameTakesIt() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("nothing"));

        assertThat(files.taken(file.toString())).isTrue();
        assertThat(files.taken(dangling.toString())).isTrue();
        assertThat(files.taken(folder.resolve("nothing").toString())).isFalse();
        assertThat(files.taken("zero\0character")).isFalse();
    }

    @Test
    void linksAreFollowed() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("file"));

        assertThat(files.real(link.toString())).isEqualTo(file.toRealPath().toString());
        assertThat(files.real("/no/such/file")).isEqualTo("/no/such/file");
    }

    /// `qemu-img` writes the headers.
    @Test
    void theHeaderOfAnOverlayNamesWhatItStandsOn() throws Exception {
        Path base = folder.resolve("base");
        qemuImg("create", "-f", "qcow2", base.toString(), "1M");
        Path absolute = folder.resolve("absolute");
        qemuImg("create", "-f", "qcow2", "-b", base.toString(), "-F", "qcow2", absolute.toString());
        Path relative = folder.resolve("relative");
        qemuImg("create", "-f", "qcow2", "-b", "base", "-F", "qcow2", relative.toString());

        assertThat(files.backing(absolute.toString())).contains(base.toString());
        assertThat(files.backing(relative.toString())).contains(base.toString());
        assertThat(files.backing(base.toString())).isEmpty();
    }

    @Test
    void theHeaderOfAQedOverlayNamesWhatItStandsOn() throws Exception {
        Path base = folder.resolve("base");
        qemuImg("create", "-f", "qcow2", base.toString(), "1M");
        Path overlay = folder.resolve("overlay");
        qemuImg("create", "-f", "qed", "-b", base.toString(), "-F", "qcow2", overlay.toString());
        Path alone = folder.resolve("alone");
        qemuImg("create", "-f", "qed", alone.toString(), "1M");

        assertThat(files.backing(overlay.toString())).contains(base.toString());
        assertThat(files.backing(alone.toString())).isEmpty();
    }

    @Test
    @Timeout(10)
    void whatIsNoImageStandsOnNothing() throws Exception {
        Path pipe = folder.resolve("pipe");
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
        Path cut = Files.write(folder.resolve("cut"), new byte[] {'Q', 'F', 'I', (byte) 0xfb, 0, 0});
        byte[] far = new byte[72];
        System.arraycopy(new byte[] {'Q', 'F', 'I', (byte) 0xfb}, 0, far, 0, 4);
        far[8] = 0x7f;
        far[19] = 5;

        assertThat(files.backing(pipe.toString())).isEmpty();
        assertThat(files.backing(cut.toString())).isEmpty();
        assertThat(files.backing(Files.write(folder.resolve("far"), far).toString()))
                .contains(folder.toString());
        assertThat(files.backing(folder.toString())).isEmpty();
        assertThat(files.backing("/dev/zero")).isEmpty();
    }

    private static void qemuImg(String... arguments) throws Exception {
        String[] command = new String[arguments.length + 1];
        command[0] = "qemu-img";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).isZero();
    }
}

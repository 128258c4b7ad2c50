package xyz.cofront.foundry.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockFileTest {
    private static final UUID WEB = UUID.fromString("11112222-3333-4444-8000-000000000001");
    private static final UUID DATABASE = UUID.fromString("11112222-3333-4444-8000-000000000002");
    /// The exclusive or of both halves, without the four highest bits.
    private static final long BYTE_OF_WEB = (0x1111222233334444L ^ 0x8000000000000001L) & 0x0fffffffffffffffL;

    @TempDir
    Path folder;

    @Test
    void aLockIsTakenOnceUntilItIsGivenBack() throws Exception {
        LockFile file = file("locks");
        Closeable web = file.tryTake(WEB).orElseThrow();

        Optional<Closeable> again = file.tryTake(WEB);
        Optional<Closeable> other = file.tryTake(DATABASE);
        web.close();
        Optional<Closeable> later = file.tryTake(WEB);

        assertThat(again).isEmpty();
        assertThat(other).isPresent();
        assertThat(later).isPresent();
        other.orElseThrow().close();
        later.orElseThrow().close();
    }

    /// `lockf` of Python is the same call of the kernel (fcntl, F_SETLK).
    @Test
    void theKernelTakesALockBackFromAProcessThatIsKilled() throws Exception {
        LockFile file = file("locks");
        Process holder = new ProcessBuilder(
                        "python3", "-c", """
                        import fcntl,sys,time
                        f=open(sys.argv[1],'w')
                        fcntl.lockf(f,fcntl.LOCK_EX,1,int(sys.argv[2]))
                        print('held',flush=True)
                        time.sleep(60)
                        """, folder.resolve("locks").toString(), Long.toString(BYTE_OF_WEB))
                .start();
        holder.inputReader(StandardCharsets.UTF_8).readLine();

        Optional<Closeable> whileItLives = file.tryTake(WEB);
        OptionalLong pid = file.holder(WEB);
        holder.destroyForcibly().waitFor();
        Optional<Closeable> after = file.tryTake(WEB);

        assertThat(whileItLives).isEmpty();
        assertThat(pid).isEqualTo(OptionalLong.of(holder.pid()));
        assertThat(after).isPresent();
        after.orElseThrow().close();
        assertThat(file.holder(WEB)).isEmpty();
    }

    @Test
    void linksFoldersAndPipesAreRefused() throws Exception {
        Path target = Files.writeString(folder.resolve("target"), "mine");
        Files.createSymbolicLink(folder.resolve("link"), target);
        Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("nothing"));
        Files.createDirectory(folder.resolve("folder"));

        for (String name : List.of("link", "dangling", "folder")) {
            assertThatThrownBy(() -> file(name).tryTake(WEB))
                    .isInstanceOf(IOException.class)
                    .hasMessage(folder.resolve(name) + " is no regular file");
        }
        assertThat(folder.resolve("nothing")).doesNotExist();
        assertThat(target).hasContent("mine");
    }

    @Test
    void anOwnFolderIsMadeForTheUserAlone() throws Exception {
        Path own = folder.resolve("run/foundry");
        LockFolder locks = new LockFolder(own, folder.resolve("no-socket"), own);

        Path file = locks.file();

        assertThat(file).isEqualTo(own.resolve("locks"));
        assertThat(Files.getPosixFilePermissions(own))
                .doesNotContainAnyElementsOf(PosixFilePermissions.fromString("----w--w-"));
        assertThat(locks.file()).isEqualTo(file);
    }

    @Test
    void aFolderThatIsALinkOrOpenToOthersIsRefused() throws Exception {
        Path open = Files.createDirectory(folder.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder);

        for (Path bad : List.of(open, link)) {
            assertThatThrownBy(() -> new LockFolder(bad, folder.resolve("no-socket"), bad).file())
                    .isInstanceOf(IOException.class)
                    .hasMessage("the folder of locks " + bad
                            + " is a link, another user's, or can be changed by others; remove it");
        }
    }

    @Test
    void theUsersFolderIsThatOfTheSessionElseOfTheCache() {
        Path home = Path.of("/home/ada");

        assertThat(LockFolder.own(Map.of("XDG_RUNTIME_DIR", "/run/user/7"), home))
                .hasToString("/run/user/7/foundry");
        assertThat(LockFolder.own(Map.of("XDG_RUNTIME_DIR", "run"), home)).hasToString("/home/ada/.cache/foundry");
        assertThat(LockFolder.own(Map.of("XDG_CACHE_HOME", "/c"), home)).hasToString("/c/foundry");
    }

    private LockFile file(String name) {
        return new LockFile(folder.resolve(name), Path.of("/proc/locks"));
    }
}

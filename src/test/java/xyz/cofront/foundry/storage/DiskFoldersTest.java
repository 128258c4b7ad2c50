package xyz.cofront.foundry.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xyz.cofront.foundry.storage.Folders.Entry;

class DiskFoldersTest {
    private final DiskFolders folders = new DiskFolders();

    @TempDir
    private Path folder;

    @Test
    void ownFoldersAndFilesAreTrusted() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(folders.look(folder.toString())).contains(new Entry(true, Optional.empty(), true, false, false));
        assertThat(folders.look(file.toString())).contains(new Entry(false, Optional.empty(), true, false, false));
    }

    @Test
    void aLinkIsSeenAndNotFollowed() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("/etc"));

        assertThat(folders.look(link.toString())).map(Entry::link).contains(Optional.of("/etc"));
        assertThat(folders.look(link.toString())).map(Entry::folder).contains(false);
    }

    @Test
    void whoMayWriteIsSeen() throws IOException {
        Path open = Files.createDirectory(folder.resolve("open"));
        Files.setAttribute(open, "unix:mode", 0777);
        Path sticky = Files.createDirectory(folder.resolve("sticky"));
        Files.setAttribute(sticky, "unix:mode", 01777);

        assertThat(folders.look(open.toString())).contains(new Entry(true, Optional.empty(), true, true, false));
        assertThat(folders.look(sticky.toString())).contains(new Entry(true, Optional.empty(), true, true, true));
    }

    @Test
    void whatIsNotThereIsNothing() {
        assertThat(folders.look(folder.resolve("none").toString())).isEmpty();
    }

    @Test
    void theRootFolderIsThere() {
        assertThat(folders.look("/")).map(Entry::folder).contains(true);
    }
}

package xyz.cofront.foundry.storage;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.storage.Folders.Entry;

class FolderRulesTest {
    private static final Entry SAFE = new Entry(true, Optional.empty(), true, false, false);
    private static final Entry STICKY = new Entry(true, Optional.empty(), true, true, true);
    private static final Entry OPEN = new Entry(true, Optional.empty(), true, true, false);
    private static final Entry STRANGERS = new Entry(true, Optional.empty(), false, false, false);
    private static final Entry FILE = new Entry(false, Optional.empty(), true, false, false);
    private static final Entry LINK = new Entry(false, Optional.of("/elsewhere"), true, true, false);

    private final Map<String, Entry> entries = new HashMap<>(Map.of("/", SAFE, "/srv", SAFE));

    @Test
    void aFolderOfRootsIsSafe() {
        entries.put("/srv/vms", SAFE);

        assertThatCode(() -> check("/srv/vms")).doesNotThrowAnyException();
    }

    @Test
    void aFolderThatIsToBeMadeIsSafeWhereNobodyElseWrites() {
        assertThatCode(() -> check("/srv/vms/fast")).doesNotThrowAnyException();
    }

    @Test
    void aLinkOnTheWayIsRefused() {
        entries.put("/srv/link", LINK);
        entries.put("/srv/link/vms", SAFE);

        assertRefused("/srv/link/vms", "/srv/link is a symbolic link to /elsewhere; write the path it leads to");
    }

    @Test
    void aLinkAtTheEndIsRefused() {
        entries.put("/srv/link", LINK);

        assertRefused("/srv/link", "/srv/link is a symbolic link to /elsewhere; write the path it leads to");
    }

    @Test
    void aFileIsRefused() {
        entries.put("/srv/file", FILE);

        assertRefused("/srv/file", "/srv/file is not a folder");
    }

    @Test
    void aFolderOfAnotherUsersIsRefused() {
        entries.put("/srv/theirs", STRANGERS);

        assertRefused("/srv/theirs/vms", "/srv/theirs belongs to another user, who could put anything in its place");
    }

    @Test
    void aFolderThatEverybodyWritesToIsRefused() {
        entries.put("/srv/open", OPEN);

        assertRefused("/srv/open", "/srv/open can be written by every user (mend it: chmod o-w /srv/open)");
        assertRefused("/srv/open/vms", "/srv/open can be written by every user (mend it: chmod o-w /srv/open)");
    }

    @Test
    void aFolderThatIsThereInAStickyOneIsSafe() {
        entries.put("/tmp", STICKY);
        entries.put("/tmp/vms", SAFE);

        assertThatCode(() -> check("/tmp/vms")).doesNotThrowAnyException();
    }

    @Test
    void aFolderThatIsToBeMadeInAStickyOneIsRefused() {
        entries.put("/tmp", STICKY);

        assertRefused(
                "/tmp/vms", "it is not there, and every user could put something in its place; make it first: mkdir");
    }

    @Test
    void aStickyFolderItselfIsRefused() {
        entries.put("/srv/drop", STICKY);

        assertRefused("/srv/drop", "every user can put files into it (mend it: chmod o-w /srv/drop)");
    }

    private void check(String path) {
        new FolderRules(at -> Optional.ofNullable(entries.get(at))).check(path);
    }

    private void assertRefused(String path, String why) {
        assertThatThrownBy(() -> check(path))
                .isInstanceOf(StorageException.class)
                .hasMessage("'" + path + "' cannot be a pool's folder: " + why);
    }
}

package xyz.cofront.foundry.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackingNameTest {
    /// The forms of QEMU's manual (qemu-img(1), "create", and qemu-block-drivers(7)).
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/srv/a b.qcow2",
                "file:/srv/a b.qcow2",
                "json:{\"file.filename\": \"/srv/a b.qcow2\"}",
                "json:{\"driver\":\"qcow2\",\"file\":{\"driver\":\"file\",\"filename\":\"\\/srv\\/a\\u0020b.qcow2\"}}",
                "json:{\"driver\":\"qcow2\",\"file\":{\"driver\":\"file\",\"filename\":\"file:/srv/a b.qcow2\"}}"
            })
    void itsFileIsFound(String name) {
        assertThat(BackingName.files(name)).containsExactly("/srv/a b.qcow2");
    }

    @Test
    void everyFileOfItsOptionsIsFound() {
        String name = """
                json:{"driver": "quorum", "vote-threshold": 1,
                      "children": [{"driver": "file", "filename": "/a"}, {"file": {"filename": "/b"}}]}""";

        assertThat(BackingName.files(name)).containsExactly("/a", "/b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"json:", "json:{", "nbd://host/a", ""})
    void whatIsNotUnderstoodStaysAsItIs(String name) {
        assertThat(BackingName.files(name)).containsExactly(name);
    }
}

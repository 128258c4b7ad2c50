package xyz.cofront.foundry.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.api.v1alpha1.DiskFormat;

class CatalogueTest {
    private static final Path FILE = Path.of("/etc/foundry/config.yaml");

    @Test
    void everythingThatComesAlongIsEncryptedAndHasAChecksum() {
        List<CatalogueEntry> entries = new Catalogue(List.of()).search("");

        assertThat(entries)
                .extracting(CatalogueEntry::name)
                .contains(
                        "debian-12",
                        "debian-13",
                        "ubuntu-22.04",
                        "ubuntu-24.04",
                        "fedora-42",
                        "fedora-43",
                        "rocky-9",
                        "alma-9",
                        "alpine-3.22",
                        "opensuse-15.6")
                .isSorted();
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.url()).startsWith("https://");
            assertThat(entry.checksum()).startsWith("https://");
            assertThat(entry.user()).isNotBlank();
            assertThat(entry.description()).isNotBlank();
            assertThat(Set.of("qcow2", "img"))
                    .contains(entry.url().substring(entry.url().lastIndexOf('.') + 1));
        });
    }

    @Test
    void aSearchLooksIntoNamesAndDescriptions() {
        Catalogue catalogue = new Catalogue(List.of());

        assertThat(catalogue.search("BookWorm"))
                .extracting(CatalogueEntry::name)
                .containsExactly("debian-12");
        assertThat(catalogue.search("ubuntu-2"))
                .extracting(CatalogueEntry::name)
                .containsExactly("ubuntu-22.04", "ubuntu-24.04");
        assertThat(catalogue.search("null")).isEmpty();
    }

    @Test
    void anEntryOfTheConfigurationReplacesTheWholeOtherOne() {
        List<String> problems = new ArrayList<>();
        List<CatalogueEntry> own = ConfigFileParser.parse(FILE, """
                        catalogue:
                          debian-12:
                            url: http://mirror.lan/debian.raw
                            format: raw
                          3.14:
                            url: https://mirror.lan/pi
                            checksum: sha256:%s
                            user: ada
                            description: Pi
                        """.formatted("0".repeat(64)), problems)
                .catalogue();

        Catalogue catalogue = new Catalogue(own);

        assertThat(problems).isEmpty();
        assertThat(catalogue.find("debian-12"))
                .contains(new CatalogueEntry(
                        "debian-12",
                        "http://mirror.lan/debian.raw",
                        null,
                        DiskFormat.RAW,
                        null,
                        null,
                        new Origin.ConfigFile(FILE, 2)));
        assertThat(catalogue.find("3.14").map(CatalogueEntry::imageName)).contains("3.14.qcow2");
    }

    @Test
    void everyProblemOfACatalogueIsToldWithItsPlace() {
        List<String> problems = new ArrayList<>();
        ConfigFileParser.parse(FILE, """
                        catalogue:
                          ../up: {url: https://a/b}
                          web.qcow2: {url: https://a/b}
                          one: https://a/b
                          two: {checksum: "sha256:12"}
                          three: {url: ftp://a/b, format: vmdk, owner: me}
                          four: {url: https://a/b, url: https://a/c}
                          five: {url: 5}
                          six: {user: me}
                          seven: {url: https://a/b}
                          seven: {url: https://a/b}
                        """, problems);

        assertThat(problems)
                .containsExactly(
                        FILE + ":2:3: catalogue: '../up' cannot be a name in the catalogue",
                        FILE + ":3:3: catalogue: 'web.qcow2' cannot be a name in the catalogue",
                        FILE + ":4:8: catalogue.one: expected lines of 'url: …' and the like",
                        FILE
                                + ":5:19: catalogue.two.checksum: expected sha256:HEX, sha512:HEX or a checksum file's URL",
                        FILE + ":6:16: catalogue.three.url: expected an https:// or http:// URL",
                        FILE + ":6:35: catalogue.three.format: expected qcow2 or raw",
                        FILE + ":6:41: catalogue.three: unknown key 'owner'",
                        FILE + ":7:28: catalogue.four: the key 'url' is there twice",
                        FILE + ":8:15: catalogue.five.url: expected a text",
                        FILE + ":9:3: catalogue.six: has no url",
                        FILE + ":11:3: catalogue: 'seven' is there twice");
    }

    @Test
    void aCatalogueThatIsNoMappingIsAProblem() {
        List<String> problems = new ArrayList<>();
        ConfigFileParser.parse(FILE, "catalogue: [a]\ncatalog: {}\n", problems);

        assertThat(problems)
                .containsExactly(
                        FILE + ":1:12: catalogue: expected names of images, each with its url",
                        FILE + ":2:1: unknown key 'catalog'; did you mean 'catalogue'?");
    }
}

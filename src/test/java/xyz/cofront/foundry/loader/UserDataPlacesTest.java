package xyz.cofront.foundry.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Problems inside `userData` stand where the user wrote them.
class UserDataPlacesTest {
    private static final String WRONG = "spec.cloudInit.userData: packages: expected a list, not a whole number";

    @Test
    void aBlockKeepsItsLines() {
        assertThat(problems(Samples.withCloudInit("""
                fqdn: a.example.com
                userData: |

                  # a comment

                sshPwauth: true
                """)))
                .containsExactly("vm.yaml:18:7: spec.cloudInit.userData: is not a cloud-config that is taken here:"
                        + " must begin with the line #cloud-config");
        assertThat(problems(Samples.withCloudInit("""
                userData: |  # mine
                  #cloud-config
                  timezone: Etc/UTC

                  packages: 5
                """))).containsExactly("vm.yaml:20:17: " + WRONG);
    }

    @Test
    void aBlockInAListOfMachinesKeepsItsLinesToo() {
        String items = "apiVersion: foundry.cofront.xyz/v1alpha1\nkind: VirtualMachineList\nitems:\n"
                + Samples.withCloudInit("userData: |-\n  #cloud-config\n  packages: 5\n")
                        .indent(4)
                        .replaceFirst("    ", "  - ");

        assertThat(problems(items)).containsExactly("vm.yaml:21:21: items[0]." + WRONG);
    }

    @Test
    void otherTextsSayWhereInThemItIs() {
        String inside = " (its line 2, column 11)";

        assertThat(problems(Samples.withCloudInit("userData: \"#cloud-config\\npackages: 5\"\n")))
                .containsExactly("vm.yaml:16:15: " + WRONG + inside);
        assertThat(problems(Samples.withCloudInit("userData: >\n  #cloud-config\n\n  packages: 5\n")))
                .containsExactly("vm.yaml:16:15: " + WRONG + inside);
        assertThat(problems(Samples.withCloudInit("userData: |2\n    #cloud-config\n    packages: 5\n")))
                .containsExactly("vm.yaml:16:15: spec.cloudInit.userData: is not a cloud-config that is taken here:"
                        + " must begin with the line #cloud-config (its line 1, column 1)");
    }

    @Test
    void deprecationsAreNotices() {
        Loaded loaded = load(Samples.withCloudInit("userData: |\n  #cloud-config\n  apt_update: true\n"));

        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.notices())
                .extracting(Problem::headline)
                .containsExactly("vm.yaml:18:19: spec.cloudInit.userData: apt_update: is deprecated since cloud-init"
                        + " 22.2: use package_update instead");
    }

    @Test
    void theExcerptShowsNoneOfTheText() {
        Loaded loaded = load(Samples.withCloudInit("userData: |\n  #cloud-config\n  hunter2: {hunter3: hunter4}\n"));

        assertThat(loaded.problems()).hasSize(1).first().satisfies(problem -> {
            assertThat(problem.headline())
                    .isEqualTo("vm.yaml:18:7: spec.cloudInit.userData: cloud-init knows no such key here");
            assertThat(problem.excerpt()).isEqualTo("      …\n      ^");
        });
    }

    @Test
    void aLoaderThatIsNotThoroughLeavesTheSchemaAlone() {
        Source source = new Source("vm.yaml", Samples.withCloudInit("userData: |\n  #cloud-config\n  packages: 5\n"));

        // packages is Foundry's key too, and would be appended to.
        assertThat(new DocumentLoader().load(source).problems()).isEmpty();
    }

    private static List<String> problems(String text) {
        return load(text).problems().stream().map(Problem::headline).toList();
    }

    private static Loaded load(String text) {
        return DocumentLoader.thorough().load(new Source("vm.yaml", text));
    }
}

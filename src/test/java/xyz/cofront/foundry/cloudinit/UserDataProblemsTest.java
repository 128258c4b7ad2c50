package xyz.cofront.foundry.cloudinit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;

class UserDataProblemsTest {
    @Test
    void duplicateKeysAreFoundAtEveryDepth() {
        assertThat(problems("""
                #cloud-config
                a: 1
                b:
                  - {c: 1, d: 2, "c": 3}
                a: 2
                """))
                .containsExactly(
                        "line 4, column 18: gives this key a second time",
                        "line 5, column 1: gives this key a second time");
    }

    @Test
    void anchorsAliasesAndMergeKeysAreRefused() {
        assertThat(problems("""
                #cloud-config
                a: &x {b: 1}
                c: *x
                """))
                .containsExactly(
                        "line 2, column 4: holds an anchor or alias; write the value out instead",
                        "line 3, column 4: holds an anchor or alias; write the value out instead");
    }

    @Test
    void mergeKeysAreRefused() {
        assertThat(problems("#cloud-config\n<<: {ssh_pwauth: true}\n"))
                .containsExactly("line 2, column 1: holds a merge key; write the values out instead");
    }

    @Test
    void tagsButBinaryAreRefused() {
        assertThat(problems("#cloud-config\na: !!str yes\nb: !x [1]\nc: !!binary aGk=\n"))
                .containsExactly(
                        "line 2, column 4: holds a tag other than !!binary; quote the value instead",
                        "line 3, column 4: holds a tag other than !!binary; quote the value instead");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n#cloud-config\n",
                "a: 1",
                "#cloud-config-archive\n",
                "#!/bin/sh\n",
                "## template: jinja\n#cloud-config\n"
            })
    void theHeaderMustBeTheFirstLine(String text) {
        assertThat(UserData.problems(Machines.withUserData(text)))
                .contains(new UserDataProblem(1, 1, "must begin with the line #cloud-config"));
    }

    @Test
    void listsAndTextsAreNoCloudConfig() {
        assertThat(problems("#cloud-config\n- a\n"))
                .containsExactly("line 2, column 1: must hold keys and values at its top level");
    }

    @Test
    void keysMustBeText() {
        assertThat(problems("#cloud-config\n? [a]\n: b\n"))
                .containsExactly("line 2, column 3: has a key that is not text");
    }

    @Test
    void aSecondDocumentIsRefused() {
        assertThat(problems("#cloud-config\na: 1\n---\nb: 2\n"))
                .containsExactly("line 3, column 1: holds a second document; cloud-init reads only one");
    }

    @Test
    void depthIsLimitedBeforeAnythingIsBuilt() {
        assertThat(problems("#cloud-config\na: " + "[".repeat(100_000)))
                .containsExactly("line 2, column 35: is nested deeper than 32 levels");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hunter2: [unclosed",
                "hunter2: {a: b",
                "\"hunter2",
                "a: *hunter2",
                "a: !hunter2 x",
                "hunter2: 1\nhunter2: 2",
                "a: b: hunter2",
                "%hunter2",
                "a: \thunter2\n\tb: c",
                "a: @hunter2",
                "ssh_pwauth: hunter2"
            })
    void noProblemRepeatsTheText(String text) {
        assertThat(problems("#cloud-config\n" + text)).isNotEmpty().noneMatch(problem -> problem.contains("hunter2"));
    }

    @Test
    void renderRefusesWhatWasNotValidatedWithoutRepeatingIt() {
        VirtualMachine vm = Machines.withCloudInit("web", "userData: \"#cloud-config\\nhunter2: [\"");
        assertThatThrownBy(() -> UserData.render(vm))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hunter2")
                .hasNoCause();
    }

    private static List<String> problems(String userData) {
        return UserData.problems(Machines.withUserData(userData)).stream()
                .map(UserDataProblem::toString)
                .toList();
    }
}

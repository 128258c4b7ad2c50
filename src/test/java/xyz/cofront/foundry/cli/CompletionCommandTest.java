package xyz.cofront.foundry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import xyz.cofront.foundry.usage.CommandUsage;

/// The scripts in the shells they are for. On a terminal `scripts/package --check` tries them.
final class CompletionCommandTest {
    private final Cli cli = new Cli();

    @TempDir
    private Path folder;

    /// Stands in for the program: names that a shell would obey.
    @BeforeEach
    void standIn() throws IOException {
        Path program = folder.resolve("foundry");
        Files.writeString(program, """
                #!/bin/sh
                [ "$1" = __complete ] || exit 1
                case $2 in
                  vm) printf '%s\\n' web-1 web-2 'my vm' 'a:b' "it's" '$(touch oops)' '`touch oops`' 'x;touch oops' ;;
                  pool) echo "fast$4" ;;
                esac
                """);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        for (String shell : List.of("bash", "zsh", "fish")) {
            Files.writeString(
                    folder.resolve("script." + shell),
                    cli.launch("completion", shell).out());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void theShellUnderstandsItsScript(String shell) throws Exception {
        assertThat(run(shell, "-n", "script." + shell)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "foundry cre|create",
                "foundry vm i|info",
                "foundry get web|web-1 web-2",
                "foundry vm info web-2|web-2",
                "foundry delete my|my\\ vm",
                "foundry get \"my|my vm",
                "foundry get it|it\\'s",
                "foundry get a:|b",
                "foundry get $|\\$\\(touch\\ oops\\)",
                "foundry get `|\\`touch\\ oops\\`",
                "foundry get x|x\\;touch\\ oops",
                "foundry get \"$|##",
                "foundry create --no-s|--no-start",
                "foundry -o js|json",
                "foundry --output=ya|yaml",
                "foundry create --pool=fa|fast",
                "foundry -c test:///default pool info f|fast--connect=test:///default",
                "foundry --connect=test:///default pool info f|fast--connect=test:///default",
                "foundry -o yaml get web-1 web-2|web-2",
                "foundry get -- web-2|web-2",
                "foundry pool info fast we|##",
                "foundry nothing we|##",
                "foundry create --wait=run|running",
                "foundry create --wait --no-s|--no-start",
                "foundry wait --for del|deleted"
            })
    void bashOffersNamesThatItDoesNotObey(String line, String offered) throws Exception {
        String script = """
                source ./script.bash
                compopt() { :; }
                COMP_LINE=$1 COMP_POINT=${#1}
                # As readline splits: at blanks outside of quotes, and before and behind = and :.
                rest=$1 COMP_WORDS=()
                while [ -n "$rest" ]; do
                  if [[ $rest =~ ^\\ + ]]; then rest=${rest#"${BASH_REMATCH[0]}"} && [ -n "$rest" ] || COMP_WORDS+=(''); continue; fi
                  [[ $rest =~ ^(\\"[^\\"]*|[=:]+|[^\\ =:]+) ]]
                  COMP_WORDS+=("${BASH_REMATCH[0]}") rest=${rest#"${BASH_REMATCH[0]}"}
                done
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                _foundry foundry
                echo "${COMPREPLY[*]}"
                """;

        assertThat(run("bash", "-c", script, "bash", line)).isEqualTo(offered.replace("##", "") + "\n");
        assertThat(folder.resolve("oops")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "foundry cre|create",
                "foundry get web-|web-1 web-2",
                "foundry delete my|my vm",
                "foundry get it|it's",
                "foundry create --no-s|--no-start",
                "foundry -o js|json",
                "foundry --output=ya|--output=yaml",
                "foundry --connect=test:///default pool info f|fast--connect=test:///default",
                "foundry create --wait=run|--wait=running",
                "foundry create --wait --no-s|--no-start",
                "foundry -o yaml get web-1 web-2|web-2"
            })
    void fishOffersTheSame(String line, String offered) throws Exception {
        String script = "source script.fish; complete --do-complete (string collect $argv[1])";

        String answer = run("fish", "--no-config", "-c", script, line);

        assertThat(answer.lines().map(candidate -> candidate.replaceFirst("\t.*", "")))
                .containsExactly(offered.contains("web-1 ") ? new String[] {"web-1", "web-2"} : new String[] {offered});
    }

    @Test
    void thereIsNoScriptForOtherShells() {
        assertThat(cli.launch("completion", "tcsh"))
                .isEqualTo(
                        new Cli.Result(1, "", "error: no completion for 'tcsh'; there is one for bash, zsh, fish\n"));
    }

    /// Whoever adds an option or argument decides in ValueKinds what can stand there.
    @Test
    void ofEveryValueThatCanBeTypedItIsKnownWhatItCanBe() {
        List<String> unknown = new ArrayList<>();
        CommandLine tree = CommandTree.whole(new Context(cli.world(), new GlobalOptions()));

        collect(tree.getCommandSpec(), List.of(), unknown);

        assertThat(unknown).isEmpty();
    }

    @Test
    void hiddenCommandsAreNotOffered() {
        CommandLine tree = CommandTree.whole(new Context(cli.world(), new GlobalOptions()));

        assertThat(UsageReader.of(tree.getCommandSpec()).all())
                .extracting(CommandUsage::name)
                .contains("create", "completion")
                .noneMatch(name -> name.startsWith("_"));
    }

    private static void collect(CommandSpec command, List<String> path, List<String> unknown) {
        command.options().stream()
                .filter(option -> option.arity().max() > 0)
                .filter(option -> ValueKinds.ofOption(option.longestName(), option.paramLabel())
                        .isEmpty())
                .forEach(option -> unknown.add(path + " " + option.longestName() + " " + option.paramLabel()));
        command.positionalParameters().stream()
                .filter(argument -> ValueKinds.ofArgument(command, path, argument.paramLabel())
                        .isEmpty())
                .forEach(argument -> unknown.add(path + " " + argument.paramLabel()));
        command.subcommands().forEach((name, child) -> {
            List<String> words = new ArrayList<>(path);
            words.add(name);
            collect(child.getCommandSpec(), words, unknown);
        });
    }

    private String run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(Map.of("PATH", folder + ":/usr/bin:/bin", "LC_ALL", "C.UTF-8"));
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}

package xyz.cofront.foundry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class CommandTreeTest {
    private final Context context = new Context(new Cli().world(), new GlobalOptions());

    @Test
    void everyCommandIsFoundByItsOwnName() {
        assertThat(all(CommandTree.whole(context)).skip(1)).allSatisfy(command -> {
            String name = command.getCommandSpec().name();
            assertThat(command.getParent().getSubcommands()).containsEntry(name, command);
            assertThat(command.getCommand()
                            .getClass()
                            .getAnnotation(CommandLine.Command.class)
                            .name())
                    .isEqualTo(name);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "create vm.yaml, create",
        "image list --all, image list",
        "pool info, pool info",
        "__complete vm, __complete",
        "-c test:///default list, list",
        "--connect=test:///default -q -o json image list --all, image list",
        "--timeout 5s --no-color get vm, get"
    })
    void onlyWhatTheWordsNameIsMade(String words, String path) {
        assertThat(all(CommandTree.of(context, words.split(" ")))
                        .map(command -> command.getCommandSpec().qualifiedName()))
                .last()
                .isEqualTo("foundry " + path);
        assertThat(all(CommandTree.of(context, words.split(" ")))).hasSize(1 + path.split(" ").length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-h list",
                "-q --help list",
                "-ctest:///default list",
                "-qy list",
                "--conect test:///default list",
                "-c",
                "-connect test:///default list",
                "-c test:///default",
                "creat vm.yaml",
                "help create",
                "completion bash",
                "__manual x"
            })
    void everythingIsMadeWhereEverythingCanBeMeant(String words) {
        assertThat(all(CommandTree.of(context, words.split(" "))))
                .hasSameSizeAs(all(CommandTree.whole(context)).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "--version"})
    void whatIsOnlyListedIsNotMade(String word) {
        CommandLine tree = CommandTree.of(context, word);

        assertThat(tree.getUsageMessage()).isEqualTo(CommandTree.whole(context).getUsageMessage());
        assertThat(all(tree)).hasSize(2);
    }

    @Test
    void ofAGroupEverythingIsMadeWhereNoneOfItsCommandsIsNamed() {
        assertThat(all(CommandTree.of(context, "image", "lst"))
                        .map(command -> command.getCommandSpec().name()))
                .containsExactly(
                        "foundry", "image", "import", "pull", "search", "list", "info", "verify", "delete", "prune");
    }

    /// Each once, however many names it has.
    private static Stream<CommandLine> all(CommandLine command) {
        return Stream.concat(
                Stream.of(command),
                command.getSubcommands().values().stream().distinct().flatMap(CommandTreeTest::all));
    }
}

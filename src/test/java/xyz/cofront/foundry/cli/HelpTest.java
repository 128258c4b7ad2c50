package xyz.cofront.foundry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("program")
class HelpTest {
    private final Cli cli = Cli.withoutHost();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create",
                "destroy",
                "list",
                "start",
                "stop",
                "restart",
                "suspend",
                "resume",
                "wait",
                "boot",
                "logs",
                "console",
                "ssh",
                "ssh-config",
                "dumpxml",
                "get",
                "vm",
                "vm info",
                "pool",
                "pool list",
                "image",
                "image import",
                "image pull",
                "image search",
                "image list",
                "completion",
                "version"
            })
    void everyCommandHasHelpInTwoWays(String command) {
        Cli.Result option = cli.launch((command + " --help").split(" ", -1));
        Cli.Result word = cli.launch(("help " + command).split(" ", -1));

        assertThat(option.exitCode()).isZero();
        assertThat(option.err()).isEmpty();
        assertThat(option.out()).startsWith("Usage: foundry " + command + " ").contains("--connect=URI");
        assertThat(word).isEqualTo(option);
        assertThat(cli.opened).isEmpty();
    }

    @Test
    void theWholeHelpNamesEveryCommand() {
        assertThat(cli.launch("--help").out())
                .isEqualTo(cli.launch("help").out())
                .startsWith("Usage: foundry ")
                .contains("create", "destroy, delete", "list, ls", "get", "vm", "pool", "image", "version", "help");
    }
}

package xyz.cofront.foundry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
    private final Cli cli = new Cli();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create",
                "destroy",
                "list",
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

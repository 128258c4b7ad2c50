package xyz.cofront.foundry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigViewCommandTest {
    private final Cli cli = new Cli();

    @Test
    void everySettingIsShownWithItsOrigin() {
        cli.files.put(Path.of("/etc/foundry/config.yaml"), "vmPool: ssd\nimagePool: theirs\n");
        cli.files.put(Path.of("/home/ada/.config/foundry/config.yaml"), "# mine\nimagePool: mine\n");
        cli.environment.put("FOUNDRY_TIMEOUT", "5m");

        assertThat(cli.launch("config", "view", "-c", "qemu:///session")).isEqualTo(new Cli.Result(0, """
                        KEY        VALUE            ORIGIN
                        connect    qemu:///session  --connect
                        virtType   auto             default
                        vmPool     ssd              /etc/foundry/config.yaml:1
                        imagePool  mine             /home/ada/.config/foundry/config.yaml:2
                        timeout    300000ms         FOUNDRY_TIMEOUT
                        output     table            default
                        """, ""));
        assertThat(cli.opened).isEmpty();
    }

    @Test
    void settingsAreToldToPrograms() {
        assertThat(cli.launch("config", "view", "-o", "yaml").out()).startsWith("""
                        apiVersion: foundry.cofront.xyz/v1alpha1
                        kind: SettingList
                        items:
                          - key: connect
                            value: qemu:///system
                            origin: default
                        """);
        assertThat(cli.launch("config", "view", "-o", "name").out()).isEqualTo("""
                        setting/connect
                        setting/virtType
                        setting/vmPool
                        setting/imagePool
                        setting/timeout
                        setting/output
                        """);
    }

    @Test
    void hintsAreTypedAtTheConnectionThatWasTyped() {
        assertThat(cli.launch("pool", "info", "none", "-c", "test:///default").err())
                .contains("foundry -c test:///default pool list");
    }
}

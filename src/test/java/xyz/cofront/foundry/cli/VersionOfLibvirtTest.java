package xyz.cofront.foundry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

final class VersionOfLibvirtTest {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    private final Cli cli = new Cli();

    @Test
    void libraryAndDaemonAreTold() {
        assertThat(withoutBuild(cli.launch("version", "-o", "json"))).isEqualTo(new Cli.Result(0, """
                        {
                          "apiVersion": "foundry.cofront.xyz/v1alpha1",
                          "kind": "Version",
                          "version": "0.1.0",
                          "libvirt": {
                            "client": "11.3.0",
                            "daemon": "9.0.0"
                          }
                        }
                        """, ""));
        assertThat(cli.opened)
                .containsExactly(new Cli.Opened("qemu:///system", Access.READ_ONLY, Duration.ofSeconds(2)));
    }

    @Test
    void aDaemonThatDoesNotAnswerIsNoFailure() {
        cli.connecting((uri, access, deadline) -> {
            throw new HypervisorException(Kind.TIMEOUT, "no answer within 2000 ms");
        });

        assertThat(withoutBuild(cli.launch("version", "-v", "-o", "yaml")))
                .isEqualTo(new Cli.Result(0, """
                        apiVersion: foundry.cofront.xyz/v1alpha1
                        kind: Version
                        version: "0.1.0"
                        libvirt:
                          client: "11.3.0"
                        """, "  libvirt's daemon: no answer within 2000 ms\n"));
    }

    @Test
    void theBuildSaysItsCommitAndItsDate() {
        Properties properties = new Properties();
        properties.setProperty("commit", COMMIT + "-dirty");
        properties.setProperty("date", "2026-11-20T13:00:00Z");

        assertThat(new BuildInfo(properties).commit()).contains(COMMIT + "-dirty");
        assertThat(new BuildInfo(properties).date()).contains("2026-11-20T13:00:00Z");
    }

    /// A Maven that is not run by the scripts.
    @Test
    void aBuildThatWasNotToldOfACommitSaysNeither() {
        Properties properties = new Properties();
        properties.setProperty("commit", "");
        properties.setProperty("date", "2026-01-01T00:00:00Z");

        assertThat(new BuildInfo(properties).commit()).isEmpty();
        assertThat(new BuildInfo(properties).date()).isEmpty();
    }

    private static Cli.Result withoutBuild(Cli.Result result) {
        return new Cli.Result(
                result.exitCode(), result.out().replaceAll("(?m)^ *\"?(commit|buildDate)\"?: .*\n", ""), result.err());
    }
}

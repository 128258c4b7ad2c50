package xyz.cofront.foundry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ListCommandTest {
    private final Cli cli = Scenarios.host();

    @Test
    void x() {
        cli.typed = Scenarios.document("web", "10.77.0.10") + "---\n" + Scenarios.document("db", "10.77.0.11");
        System.err.println(cli.launch("create", "-f", "-"));
        for (String f : new String[] {"table", "wide", "json", "yaml", "name"}) {
            Cli.Result r = cli.launch("list", "-o", f);
            System.err.println(r.exitCode() + "\n" + r.out() + r.err());
            r = cli.launch("get", "web", "-o", f);
            System.err.println(r.exitCode() + "\n" + r.out() + r.err());
            r = cli.launch("image", "list", "-o", f);
            System.err.println(r.exitCode() + "\n" + r.out() + r.err());
            r = cli.launch("pool", "list", "-o", f);
            System.err.println(r.exitCode() + "\n" + r.out() + r.err());
        }
        cli.terminal = true;
        cli.typed = "y\n";
        System.err.println(cli.launch("destroy", "web", "--grace", "0"));
        assertThat(cli.launch("destroy", "db", "nix", "-y")).isEqualTo("");
    }
}

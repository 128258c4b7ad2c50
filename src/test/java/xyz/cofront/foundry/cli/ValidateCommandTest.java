package xyz.cofront.foundry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {
    private static final String WEB = Scenarios.document("web", "10.77.0.10");
    private static final String DB = Scenarios.document("db", "10.77.0.11");
    private static final String OLD = WEB + """
              cloudInit:
                userData: |
                  #cloud-config
                  apt_update: true
            """;

    private final Cli cli = Scenarios.host();

    @TempDir
    private Path folder;

    @Test
    void validDocumentsNeedNoHost() throws IOException {
        String web = file("web.yaml", WEB + "---\n" + DB);
        cli.typed = Scenarios.document("mail", "10.77.0.12");

        assertThat(cli.launch("validate", web, "-"))
                .isEqualTo(new Cli.Result(0, """
                SOURCE%s  VERDICT  PROBLEMS  NOTICES  VMS
                %s  valid    0         0        web,db
                <stdin>%s  valid    0         0        mail
                """.formatted(pad("SOURCE", web), web, pad("<stdin>", web)), ""));
        assertThat(cli.opened).isEmpty();
    }

    @Test
    void allProblemsOfAllFilesAreToldAtOnce() throws IOException {
        String web = file("web.yaml", WEB.replace("vcpus: 2", "vcpus: 0").replace("sizeGB: 10", "sizeGB: ten"));
        String missing = folder.resolve("missing.yaml").toString();

        Cli.Result result = cli.launch("validate", web, missing, "-o", "json");

        assertThat(result).isEqualTo(new Cli.Result(1, """
                {
                  "apiVersion": "foundry.cofront.xyz/v1alpha1",
                  "kind": "VerdictList",
                  "items": [
                    {
                      "source": "WEB",
                      "verdict": "malformed",
                      "virtualMachines": [
                        "web"
                      ],
                      "problems": [
                        {
                          "line": 8,
                          "column": 10,
                          "path": "spec.vcpus",
                          "message": "must be at least 1, not 0"
                        },
                        {
                          "line": 11,
                          "column": 13,
                          "path": "spec.bootDisk.sizeGB",
                          "message": "expected a whole number, not the text \\"ten\\""
                        }
                      ],
                      "notices": []
                    },
                    {
                      "source": "MISSING",
                      "verdict": "unreadable",
                      "virtualMachines": [],
                      "problems": [
                        {
                          "message": "MISSING: no such file"
                        }
                      ],
                      "notices": []
                    }
                  ]
                }
                """.replace("WEB", web).replace("MISSING", missing), """
                error: 3 problems in 2 files
                  WEB:8:10: spec.vcpus: must be at least 1, not 0
                        vcpus: 0
                               ^
                  WEB:11:13: spec.bootDisk.sizeGB: expected a whole number, not the text "ten"
                          sizeGB: ten
                                  ^
                  MISSING: no such file
                """.replace(
                        "WEB", web)
                .replace("MISSING", missing)));
    }

    @Test
    void brokenRulesAloneEndWithTwo() {
        cli.typed = WEB.replace("vcpus: 2", "vcpus: 0");

        assertThat(cli.launch("validate", "-").exitCode()).isEqualTo(2);
    }

    @Test
    void namesAreThoseOfTheValidSources() throws IOException {
        String web = file("web.yaml", WEB);
        String bad = file("bad.yaml", DB.replace("vcpus: 2", "vcpus: 0"));

        assertThat(cli.launch("validate", web, bad, "-o", "name").out()).isEqualTo("virtualmachine/web\n");
    }

    @Test
    void whatTwoFilesClaimIsTold() throws IOException {
        String one = file("1.yaml", WEB);
        String two = file("2.yaml", WEB.replace("name: web", "name: db"));

        Cli.Result result = cli.launch("validate", folder.toString());

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .isEqualTo("error: " + two + ": 1 problem\n  " + two
                        + ":17:11: spec.networkInterfaces[0].ip: 10.77.0.10 is already the address of an earlier document, in "
                        + one + " from line 1\n");
    }

    @Test
    void deprecationsAreNotices() {
        cli.typed = OLD;

        Cli.Result result = cli.launch("validate", "-");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).endsWith("<stdin>  valid    0         1        web\n");
        assertThat(result.err())
                .isEqualTo("note: <stdin>:23:19: spec.cloudInit.userData: apt_update: is deprecated since"
                        + " cloud-init 22.2: use package_update instead\n");
    }

    @Test
    void strictTakesNoticesForProblems() {
        cli.typed = OLD;

        Cli.Result result = cli.launch("validate", "--strict", "-");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).endsWith("<stdin>  invalid  1         0        web\n");
        assertThat(result.err()).startsWith("error: <stdin>: 1 problem\n  <stdin>:23:19: ");
    }

    @Test
    void theHostIsAskedOnRequestAndChangesNothing() {
        cli.typed = WEB.replace("image: debian-13.qcow2", "image: fedora.qcow2") + "---\n"
                + DB.replace("bridge: br0", "bridge: br7");
        var before = cli.host.snapshot();

        Cli.Result result = cli.launch("validate", "--host", "-");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).endsWith("<stdin>  invalid  2         0        web,db\n");
        assertThat(result.err())
                .startsWith("error: <stdin>: 2 problems\n  <stdin>:12:12: spec.bootDisk.image: ")
                .contains("\n  <stdin>:39:15: spec.networkInterfaces[0].bridge: ");
        assertThat(cli.host.snapshot()).isEqualTo(before);
    }

    @Test
    void aHostThatCanHaveThemIsAsGoodAsNone() {
        cli.typed = WEB;

        assertThat(cli.launch("validate", "--host", "-").exitCode()).isZero();
        assertThat(cli.opened).hasSize(1);
    }

    @Test
    void withoutAFileThereIsNothingToDo() {
        assertThat(cli.launch("validate"))
                .isEqualTo(new Cli.Result(
                        1, "", "error: nothing to validate: name a file, such as 'foundry validate vm.yaml'\n"));
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static String pad(String text, String longest) {
        return " ".repeat(longest.length() - text.length());
    }
}

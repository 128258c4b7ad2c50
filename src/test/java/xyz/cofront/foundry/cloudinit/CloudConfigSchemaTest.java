package xyz.cofront.foundry.cloudinit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What users are told; the values are those of the schema itself.
class CloudConfigSchemaTest {
    private static final CloudConfigSchema SCHEMA = CloudConfigSchema.load();

    @Test
    void aValueOfAnotherKindIsToldAtTheValue() {
        assertThat(judge("""
                packages: 5
                users:
                  - name: bob
                    lock_passwd: 1
                """))
                .containsExactly(
                        "2:11 packages: expected a list, not a whole number",
                        "5:18 users[0].lock_passwd: expected true or false, not a whole number");
    }

    @Test
    void aMappingOrListOfTheWrongKindIsToldAtItsKey() {
        assertThat(judge("timezone: {a: b}\nruncmd:\n  a: b\n"))
                .containsExactly(
                        "2:1 timezone: expected a text, not a mapping", "3:1 runcmd: expected a list, not a mapping");
    }

    @Test
    void anUnknownKeyIsToldAtTheKeyWithoutBeingRepeated() {
        assertThat(judge("pacakges: [a]\nhunter2: x\nusers:\n  - default\n  - {name: bob, grups: [a]}\n"))
                .containsExactly(
                        "2:1 cloud-init knows no such key here; did you mean \"packages\"?",
                        "3:1 cloud-init knows no such key here",
                        "6:17 users[1]: cloud-init knows no such key here; did you mean \"groups\"?");
    }

    @Test
    void keysThatAreTheUsersOwnAreNotRepeated() {
        assertThat(judge("apt: {sources: {hunter2: {keyid: 1}}}\n"))
                .containsExactly("2:34 apt.sources[…].keyid: expected a text, not a whole number");
    }

    @Test
    void ofSeveralFormsTheOneThatWasMeantIsSpokenOf() {
        assertThat(judge("users: [{lock_passwd: true}]\nlocale: 5\nmanage_etc_hosts: maybe\n"))
                .containsExactly(
                        "2:10 users[0]: needs one of name, snapuser",
                        "3:9 locale: expected true or false or a text, not a whole number",
                        "4:19 manage_etc_hosts: must be one of true, false, localhost");
    }

    @Test
    void wordsBoundsAndFormsAreThoseOfTheSchema() {
        assertThat(judge("""
                power_state: {mode: fly, delay: soon}
                mounts: [[a, b, c, d, e, f, g]]
                write_files: [{content: x}]
                ntp: {servers: [a, a]}
                swap: {size: 1X}
                """))
                .containsExactly(
                        "2:21 power_state.mode: must be one of poweroff, reboot, halt",
                        "2:33 power_state.delay: must be one of now",
                        "3:11 mounts[0]: must have at most 6 entries",
                        "4:16 write_files[0]: needs path",
                        "5:7 ntp.servers: has an entry twice",
                        "6:14 swap.size: must be one of auto, or must have the form ^([0-9]+)?\\.?[0-9]+[BKMGT]$");
    }

    @Test
    void whatIsDeprecatedIsANoticeWithTheVersionAndTheWayOut() {
        List<SchemaFinding> findings = SCHEMA.judge("#cloud-config\napt_upgrade: true\nssh_pwauth: 'yes'\n");

        assertThat(findings)
                .containsExactly(
                        new SchemaFinding(
                                2,
                                14,
                                "apt_upgrade: is deprecated since cloud-init 22.2: use package_upgrade instead",
                                true),
                        new SchemaFinding(
                                3,
                                13,
                                "ssh_pwauth: has changed in cloud-init 22.3: use of non-boolean values for this field is"
                                        + " deprecated",
                                true));
    }

    /// PyYAML reads YAML 1.1 (yaml.org/type), which is what cloud-init judges.
    @Test
    void plainWordsAreReadAsPyYamlReadsThem() {
        assertThat(judge("package_update: yes\npackage_upgrade: Off\n")).isEmpty();
        assertThat(judge("package_update: y\ntimezone: 12:30\nfinal_message: 0o7\nlocale: 2020-01-01\n"))
                .containsExactly(
                        "2:17 package_update: expected true or false, not a text",
                        "3:11 timezone: expected a text, not a whole number",
                        "5:9 locale: expected true or false or a text, not a whole number");
    }

    @Test
    void whatIsNoCloudConfigIsNotJudged() {
        assertThat(SCHEMA.judge("packages: 5\n")).isEmpty();
    }

    private static List<String> judge(String text) {
        return SCHEMA.judge("#cloud-config\n" + text).stream()
                .map(finding -> finding.line() + ":" + finding.column() + " " + finding.message())
                .toList();
    }
}

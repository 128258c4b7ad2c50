package xyz.cofront.foundry.cloudinit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cofront.foundry.api.v1alpha1.CloudInit;
import xyz.cofront.foundry.api.v1alpha1.RunCommand;
import xyz.cofront.foundry.api.v1alpha1.SeedBus;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.cloudinit.CloudInitChecks.Report;
import xyz.cofront.foundry.cloudinit.CloudInitChecks.Result;

/// What Foundry writes, judged by cloud-init itself.
class CloudInitSchemaTest {
    private static final UUID ID = new UUID(1, 2);

    @TempDir
    Path folder;

    @Test
    void cloudInitTakesEveryFile() throws IOException {
        List<Path> folders = new ArrayList<>();
        for (Map.Entry<String, String> spec : cases().entrySet()) {
            VirtualMachine vm = Machines.named("web_1", spec.getValue());
            folders.add(CloudInitChecks.write(Seed.of(vm, ID), folder.resolve(spec.getKey())));
        }
        Report report = CloudInitChecks.judge(folders);
        assertThat(report.problems()).isEmpty();
        assertThat(report.results())
                .hasSameSizeAs(folders)
                .allSatisfy(result -> assertThat(result.rendered())
                        .containsOnlyKeys("netplan", "sysconfig", "network-manager", "networkd", "eni"));
    }

    @Test
    void pyYamlReadsEveryTextAsItWas() throws IOException {
        assertReadsAsWritten(AwkwardTexts.FIXED);
    }

    @Test
    void pyYamlReadsTextsThatOnlyYaml11BreaksIntoLines() throws IOException {
        assertReadsAsWritten(AwkwardTexts.BROKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {AwkwardTexts.CHARACTERS, AwkwardTexts.CHARACTERS + "\u0085\u2028\uFEFF"})
    void pyYamlReadsTextsOfRandomCharactersAsTheyWere(String characters) throws IOException {
        assertReadsAsWritten(AwkwardTexts.random(characters));
    }

    private void assertReadsAsWritten(List<String> texts) throws IOException {
        List<RunCommand> commands = new ArrayList<>();
        texts.forEach(text -> commands.add(new RunCommand.Shell(text)));
        commands.add(new RunCommand.Words(texts));
        CloudInit cloudInit =
                new CloudInit(null, null, List.of(), null, false, List.of(), commands, List.of(), null, SeedBus.SCSI);
        assertThat(read(UserData.render(machine(cloudInit))).get("runcmd"))
                .isEqualTo(commands.stream().map(RunCommand::wire).toList());
    }

    /// What a document of the user's means to PyYAML is the same before and after it went through Foundry.
    @Test
    void aMergedDocumentMeansWhatItMeant() throws IOException {
        String document = Files.readString(Path.of("src/test/resources/cloud-init/awkward.yaml"));
        Map<String, Object> merged = read(UserData.render(machine(Machines.withUserData(document))));
        assertThat(merged).containsAllEntriesOf(read(document)).containsEntry("hostname", "web-1");
    }

    @Test
    void theChecksFindWhatOnlyNetplanTakes() throws IOException {
        Path bad = Files.createDirectory(folder.resolve("bad"));
        Files.writeString(bad.resolve("network-config"), """
                version: 2
                ethernets:
                  eth0:
                    match: {macaddress: "be:ef:0a:00:00:05"}
                    set-name: eth0
                    addresses: [10.0.0.5/24]
                    routes: [{to: default, via: 10.0.0.1}]
                """);
        assertThat(CloudInitChecks.judge(List.of(bad)).problems())
                .contains("bad/network-config: netplan: the default route by 10.0.0.1 is missing");
    }

    @Test
    void theChecksFindWhatTheSchemaRefusesAndWhatIsDeprecated() throws IOException {
        Path wrong = Files.createDirectory(folder.resolve("wrong"));
        Files.writeString(wrong.resolve("user-data"), "#cloud-config\npackages: 5\n");
        Path old = Files.createDirectory(folder.resolve("old"));
        Files.writeString(old.resolve("user-data"), "#cloud-config\nchpasswd: {list: \"root:x\"}\n");
        assertThat(CloudInitChecks.judge(List.of(wrong, old)).results())
                .extracting(Result::problems)
                .allSatisfy(problems -> assertThat(problems).hasSize(1));
    }

    private Map<String, Object> read(String userData) throws IOException {
        Path read = Files.createTempDirectory(folder, "read");
        Files.writeString(read.resolve("user-data"), userData);
        Result result = CloudInitChecks.judge(List.of(read)).results().getFirst();
        Map<String, Object> values = result.userData();
        if (values == null) {
            throw new AssertionError(result.problems());
        }
        return values;
    }

    private static VirtualMachine machine(CloudInit cloudInit) {
        VirtualMachine vm = Machines.named("web_1", "autostart: false\n");
        return vm.withSpec(vm.spec().withCloudInit(cloudInit));
    }

    private static Map<String, String> cases() {
        Map<String, String> cases = new LinkedHashMap<>();
        cases.put("root", """
                networkInterfaces:
                  - {ip: 10.20.30.40/24, gateway: 10.20.30.1, dnsServers: [8.8.8.8, 1.1.1.1], bridge: br0}
                cloudInit:
                  fqdn: web.example.com
                  sshAuthorizedKeys: [ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFoo me@host]
                  passwordHash: "$6$salt$hash"
                  sshPwauth: true
                """);
        cases.put("three-cards", """
                networkInterfaces:
                  - {ip: 10.20.30.40/24, gateway: 10.20.30.1, bridge: br0, defaultRoute: false, mtu: 1400}
                  - {ip: 192.168.1.50/22, gateway: 192.168.1.1, dnsServers: [192.168.1.1], bridge: br1, defaultRoute: true}
                  - {ip: 172.16.0.2/31, gateway: 172.16.0.3, bridge: br2, mtu: 9000, vlan: 5}
                cloudInit: {user: admin, sshAuthorizedKeys: [ssh-ed25519 AAAA]}
                """);
        cases.put("dhcp", """
                networkInterfaces:
                  - {network: default, dnsServers: [9.9.9.9], mtu: 1400}
                  - {user: true}
                cloudInit: {fqdn: a.example.com}
                """);
        cases.put("static-and-dhcp", """
                networkInterfaces:
                  - {network: default}
                  - {ip: 10.0.0.5/8, gateway: 10.0.0.1, bridge: br0}
                cloudInit: {user: admin, passwordHash: "$y$j9T$abc$def"}
                """);
        cases.put("work", """
                networkInterfaces: [{ip: 10.0.0.5/8, network: lab}]
                cloudInit:
                  packages: [nginx, git]
                  writeFiles:
                    - {path: /etc/motd, content: "Hello\\n", owner: "root:root", permissions: "0644"}
                    - {path: /x, content: SGk=, encoding: b64, append: true, defer: true}
                  runcmd: ["echo hello", [touch, /tmp/a b]]
                  userData: |
                    #cloud-config
                    manage_etc_hosts: true
                    timezone: Europe/Berlin
                    packages: [vim]
                    users: [default, {name: bob, groups: [users], lock_passwd: true}]
                    runcmd: [ls]
                    write_files: [{path: /y, content: !!binary aGVsbG8=, permissions: '0600'}]
                """);
        return cases;
    }
}

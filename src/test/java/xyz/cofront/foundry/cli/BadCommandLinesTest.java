package xyz.cofront.foundry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("program")
class BadCommandLinesTest {
    private final Cli cli = Cli.withoutHost();

    static Stream<Arguments> badCommandLines() {
        return Stream.of(
                bad("", "error: a command is missing", "  'foundry --help' shows what it takes"),
                bad(
                        "creat vm.yaml",
                        "error: there is no command 'foundry creat'",
                        "  did you mean 'create'?",
                        "  'foundry --help' shows what it takes"),
                bad(
                        "frobnicate",
                        "error: there is no command 'foundry frobnicate'",
                        "  'foundry --help' shows what it takes"),
                bad("vm", "error: a command is missing after 'vm'", "  'foundry vm --help' shows what it takes"),
                bad("pool", "error: a command is missing after 'pool'", "  'foundry pool --help' shows what it takes"),
                bad(
                        "image",
                        "error: a command is missing after 'image'",
                        "  'foundry image --help' shows what it takes"),
                bad(
                        "vm list",
                        "error: there is no command 'foundry vm list'",
                        "  'foundry vm --help' shows what it takes"),
                bad(
                        "image imprt x",
                        "error: there is no command 'foundry image imprt'",
                        "  did you mean 'import'?",
                        "  'foundry image --help' shows what it takes"),
                bad(
                        "list --al",
                        "error: unknown option '--al'",
                        "  did you mean '--all'?",
                        "  'foundry list --help' shows what it takes"),
                bad("list --frob", "error: unknown option '--frob'", "  'foundry list --help' shows what it takes"),
                bad("--frob list", "error: unknown option '--frob'", "  'foundry --help' shows what it takes"),
                bad("list web", "error: unexpected argument 'web'", "  'foundry list --help' shows what it takes"),
                bad("version 2", "error: unexpected argument '2'", "  'foundry version --help' shows what it takes"),
                bad(
                        "pool list ssd",
                        "error: unexpected argument 'ssd'",
                        "  'foundry pool list --help' shows what it takes"),
                bad(
                        "image import a b c",
                        "error: unexpected argument 'c'",
                        "  'foundry image import --help' shows what it takes"),
                bad(
                        "image import",
                        "error: missing required parameter: 'FILE'",
                        "  'foundry image import --help' shows what it takes"),
                bad(
                        "image pull",
                        "error: missing required parameter: 'SOURCE'",
                        "  'foundry image pull --help' shows what it takes"),
                bad("image pull ftp://a/b.qcow2", "error: only http:// and https:// URLs can be downloaded, not ftp:"),
                bad(
                        "image pull a.example/b.qcow2",
                        "error: 'a.example/b.qcow2' is neither a URL nor a catalogue's name; URLs begin with https:// or"
                                + " http://"),
                bad(
                        "image pull https://a/b.img",
                        "error: the URL ends in no name that an image can have; give --name NAME.qcow2 or --name"
                                + " NAME.raw"),
                bad("image pull https://a/b --name b", "error: --name: 'b' does not end in .qcow2 or .raw"),
                bad(
                        "image pull https://a/b --name ../b.raw",
                        "error: --name: the name '../b.raw' may hold only letters, digits and . _ + - and must not begin"
                                + " with . + or -"),
                bad(
                        "image pull https://a/b.raw --checksum md5:12",
                        "error: 'md5:12' is no checksum; expected sha256:HEX, sha512:HEX or a checksum file's URL"),
                bad(
                        "image pull https://a/b.raw --checksum sha256:12",
                        "error: 'sha256:12' is no checksum; sha256 has 64 hexadecimal digits"),
                bad(
                        "image pull https://a/b.raw --checksum file:///etc/passwd",
                        "error: only http:// and https:// URLs can be downloaded, not file:"),
                bad(
                        "vm info",
                        "error: missing required parameter: 'NAME'",
                        "  'foundry vm info --help' shows what it takes"),
                bad(
                        "list -o",
                        "error: missing required parameter for option '--output' (FORMAT)",
                        "  'foundry list --help' shows what it takes"),
                bad(
                        "list -o -v",
                        "error: expected parameter for option '--output' but found '-v'",
                        "  'foundry list --help' shows what it takes"),
                bad(
                        "list -o json -o yaml",
                        "error: option '--output' (FORMAT) should be specified only once",
                        "  'foundry list --help' shows what it takes"),
                bad(
                        "help creat",
                        "error: there is no command 'foundry creat'",
                        "  did you mean 'create'?",
                        "  'foundry --help' shows what it takes"),
                bad(
                        "list -o jsn",
                        "error: --output: 'jsn': expected table, wide, json, yaml, name; did you mean 'json'?"),
                bad("list -o xml", "error: --output: 'xml': expected table, wide, json, yaml, name"),
                bad("list --timeout 30", "error: --timeout: '30': expected a duration such as 30s, 5m or 1h30m"),
                bad("list --timeout -5s", "error: --timeout: '-5s': expected a duration such as 30s, 5m or 1h30m"),
                bad(
                        "list -c qemu+ssh://far/system",
                        "error: --connect: 'qemu+ssh://far/system': other hosts are not supported yet; expected such as"
                                + " qemu:///system"),
                bad(
                        "list -c xen:///system",
                        "error: --connect: 'xen:///system': only qemu:// and test:// are supported," + " not xen://"),
                bad(
                        "list --connect=",
                        "error: --connect: '': expected a libvirt connection URI such as qemu:///system"),
                bad(
                        "list -c qemu:///system?command=/tmp/x",
                        "error: --connect: 'qemu:///system?command=/tmp/x': the parameter 'command' is not allowed in a"
                                + " connection URI"),
                bad(
                        "list -o xml --timeout x",
                        "error: the settings have 2 problems",
                        "  --timeout: 'x': expected a duration such as 30s, 5m or 1h30m",
                        "  --output: 'xml': expected table, wide, json, yaml, name"),
                bad(
                        "list -l env",
                        "error: --selector: 'env': expected KEY=VALUE or KEY!=VALUE, several with commas between"),
                bad(
                        "list -l =prod",
                        "error: --selector: '=prod': expected KEY=VALUE or KEY!=VALUE, several with commas between"),
                bad(
                        "list -l a=1,",
                        "error: --selector: 'a=1,': expected KEY=VALUE or KEY!=VALUE, several with commas between"),
                bad(
                        "list -l app!",
                        "error: --selector: 'app!': expected KEY=VALUE or KEY!=VALUE, several with commas between"),
                bad(
                        "list -l a=b=c",
                        "error: --selector: 'a=b=c': expected KEY=VALUE or KEY!=VALUE, several with commas between"),
                bad(
                        "list -l x/y/z=1",
                        "error: --selector: 'x/y/z=1': no label has the key 'x/y/z': expected at most 63 letters, digits,"
                                + " \"-\", \"_\" and \".\", with a letter or digit at both ends, or that after a domain in"
                                + " lower case, as in example.com/KEY"),
                bad(
                        "stop -l app!=-web",
                        "error: --selector: 'app!=-web': no label has the value '-web': expected at most 63 letters,"
                                + " digits, \"-\", \"_\" and \".\", with a letter or digit at both ends, or nothing"),
                bad("list -l a=1,a=2", "error: --selector: 'a=1,a=2': the key 'a' is there twice"),
                bad(
                        "ssh-config web -o json",
                        "error: --output: 'json': ssh-config prints what ~/.ssh/config takes, and has no other format"),
                bad("get web --all", "error: a name goes with neither --all nor --selector"),
                bad("get vm web", "error: 'vm' is no name here: write 'foundry get web'"),
                bad("get vms", "error: 'vms' is no name here; a VM of that name is 'foundry get vm/vms'"),
                bad("get pod/web", "error: 'pod/web' is not a VM's name; expected such as 'web' or 'vm/web'"),
                bad("get vm/", "error: 'vm/' is not a VM's name; expected such as 'web' or 'vm/web'"),
                bad("vm info vm web db", "error: 'vm' is no name here: write 'foundry vm info web db'"),
                bad("create", "error: nothing to create: name a file, such as 'foundry create vm.yaml'"),
                bad("create no-such.yaml", "error: no-such.yaml: no such file"),
                bad("create -f src/main", "error: src/main: no .yaml, .yml or .json file in this folder"),
                bad("create a.yaml --pool a/b", "error: --pool: 'a/b': expected the name of a storage pool"),
                bad("create a.yaml --virt-type xen", "error: --virt-type: 'xen': expected auto, kvm, qemu"),
                bad("destroy", "error: nothing to destroy: name a VM, or give --filename or --selector"),
                bad("destroy web -l a=b -y", "error: only one of NAME, --filename and --selector may be given"),
                bad("destroy web -f a.yaml -y", "error: only one of NAME, --filename and --selector may be given"),
                bad("delete vm web -y", "error: 'vm' is no name here: write 'foundry delete web'"),
                bad("destroy web vm -y", "error: 'vm' is no name here; a VM of that name is 'foundry destroy vm/vm'"),
                bad(
                        "destroy web --grace soon -y",
                        "error: --grace: 'soon': expected a duration such as 30s, 5m or 1h30m"),
                bad(
                        "destroy web",
                        "error: destroying removes disks for good, and there is no terminal to ask on",
                        "  --yes answers the question beforehand"),
                bad(
                        "image import a.qcow2 b.qcow2 --name c.qcow2",
                        "error: the name is given twice: as NAME and with --name"),
                bad("list -q -v", "error: --quiet and --verbose exclude each other"),
                bad(
                        "@list",
                        "error: there is no command 'foundry @list'",
                        "  did you mean 'list'?",
                        "  'foundry --help' shows what it takes"));
    }

    @ParameterizedTest
    @MethodSource("badCommandLines")
    void aBadCommandLineEndsWithOneAndAPlainSentenceAndReachesNoLibvirt(String line, List<String> err) {
        Cli.Result result = cli.launch(line.isEmpty() ? new String[0] : line.split(" ", -1));

        assertThat(result).isEqualTo(new Cli.Result(1, "", String.join("\n", err) + "\n"));
        assertThat(cli.opened).isEmpty();
    }

    @Test
    void whatWasTypedIsEscaped() {
        assertThat(cli.launch("get", "pod/\u001b[31m\u202ex"))
                .isEqualTo(new Cli.Result(
                        1,
                        "",
                        "error: 'pod/\\x1b[31m\\u202ex' is not a VM's name; expected such as 'web' or 'vm/web'\n"));
    }

    private static Arguments bad(String line, String... err) {
        return arguments(line, List.of(err));
    }
}

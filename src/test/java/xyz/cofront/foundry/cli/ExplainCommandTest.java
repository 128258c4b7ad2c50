package xyz.cofront.foundry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cofront.foundry.schema.DocumentSchema;
import xyz.cofront.foundry.schema.Field;

class ExplainCommandTest {
    private static final String HEADER = "KIND:     VirtualMachine\nVERSION:  foundry.cofront.xyz/v1alpha1\n\n";

    private final Cli cli = new Cli();

    @Test
    void aFieldIsExplainedByWhatItsRecordSays() {
        assertThat(cli.launch("explain", "spec.networkInterfaces.ip")).isEqualTo(new Cli.Result(0, HEADER + """
                FIELD:    spec.networkInterfaces.ip <string>

                DESCRIPTION:
                    The static IPv4 address with the length of its network's prefix, such as `192.168.1.10/24`.
                    Required on a bridge; elsewhere the guest asks DHCP if it is left out.
                """, ""));
        assertThat(cli.opened).isEmpty();
    }

    @Test
    void wordsComeWithTheirMeaning() {
        assertThat(cli.launch("explain", "spec.firmware").out()).isEqualTo(HEADER + """
                FIELD:    spec.firmware <string> -default efi-

                DESCRIPTION:
                    How the machine boots.

                ONE OF:
                    efi   UEFI, found by libvirt's firmware selection.
                    bios  SeaBIOS.
                """);
    }

    @Test
    void aMappingNamesItsFields() {
        assertThat(cli.launch("explain", "spec.dataDisks").out()).isEqualTo(HEADER + """
                FIELD:    spec.dataDisks <[]Object>

                DESCRIPTION:
                    Further disks.

                FIELDS:
                  device <string> -required-
                    The name in the guest and in the volume's name, `vdb` to `vdz`.

                  sizeGB <integer>
                    Size of a new disk, in GiB (2^30 bytes).

                  volume <string>
                    The name of an existing volume to attach, in place of a size; it is never deleted.

                  pool <string>
                    The disk's pool; left out, the machine's.

                  cache <string>
                    QEMU's cache mode; left out, libvirt's default.
                """);
    }

    @Test
    void recursiveNamesAllBelow() {
        assertThat(cli.launch("explain", "spec.cloudInit.writeFiles", "--recursive")
                        .out())
                .endsWith("""

                        FIELDS:
                          path <string> -required-
                          content <string>
                          owner <string>
                          permissions <string>
                          encoding <string>
                          append <boolean> -default false-
                          defer <boolean> -default false-
                        """);
        assertThat(cli.launch("explain", "--recursive").out())
                .startsWith(HEADER + "DESCRIPTION:\n")
                .contains("\n      runcmd <[](string|[]string)>\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vm.spec.bootDisk.image", "VirtualMachine.spec.bootDisk.image", ".spec.bootDisk.image"})
    void theKindMayStandBefore(String typed) {
        assertThat(cli.launch("explain", typed).out()).contains("FIELD:    spec.bootDisk.image <string>\n");
    }

    @Test
    void indexesArePassedOver() {
        assertThat(cli.launch("explain", "spec.networkInterfaces[0].dnsServers[*]")
                        .out())
                .contains("FIELD:    spec.networkInterfaces.dnsServers <[]string>\n");
    }

    @Test
    void aFieldThatIsNotThereIsToldWithTheOneThatWasMeant() {
        assertThat(cli.launch("explain", "spec.netwrkInterfaces")).isEqualTo(new Cli.Result(1, "", """
                error: 'spec.netwrkInterfaces': spec has no field 'netwrkInterfaces'
                  did you mean 'networkInterfaces'?
                """));
        assertThat(cli.launch("explain", "spec.vcpus.x")).isEqualTo(new Cli.Result(1, "", """
                error: 'spec.vcpus.x': spec.vcpus has no field 'x'
                  spec.vcpus is <integer> and has no fields
                """));
        assertThat(cli.launch("explain", "x").err())
                .endsWith("  its fields are apiVersion, kind, metadata, spec, status\n");
    }

    @Test
    void everyFieldIsExplained() {
        List<Field> fields = new ArrayList<>();
        collect(DocumentSchema.load().field(""), fields);

        assertThat(fields).hasSizeGreaterThan(60).allSatisfy(field -> {
            assertThat(field.description()).matches("[A-Z`].*\\.").doesNotContain("null", "[#");
            assertThat(cli.launch("explain", field.path()).out())
                    .contains("FIELD:    " + field.path() + " <")
                    .doesNotContain("DESCRIPTION:\n    \n");
        });
    }

    @Test
    void programsGetTheFieldsPartOfTheSchema() {
        assertThat(cli.launch("explain", "metadata.labels", "-o", "yaml").out()).isEqualTo("""
                description: "Short texts to select machines by, as in `foundry list -l role=web`."
                type:
                  - object
                  - "null"
                additionalProperties:
                  type: string
                """);
        assertThat(cli.launch("explain", "spec.bootDisk", "-o", "name").out())
                .startsWith("spec.bootDisk.sizeGB\nspec.bootDisk.image\n");
    }

    @Test
    void theSchemaIsPrintedAsItIsCheckedIn() throws IOException {
        Path file = Path.of("src/main/resources/xyz/cofront/foundry/schema/virtualmachine.schema.json");

        assertThat(cli.launch("schema")).isEqualTo(new Cli.Result(0, Files.readString(file), ""));
        assertThat(cli.launch("schema", "-o", "json").out()).isEqualTo(Files.readString(file));
        assertThat(cli.launch("schema", "-o", "yaml").out())
                .startsWith("\"$schema\": \"http://json-schema.org/draft-07/schema#\"\n");
    }

    private static void collect(Field field, List<Field> fields) {
        for (Field child : field.fields()) {
            fields.add(child);
            collect(child, fields);
        }
    }
}

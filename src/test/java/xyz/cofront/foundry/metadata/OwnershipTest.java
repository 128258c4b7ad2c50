package xyz.cofront.foundry.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xyz.cofront.foundry.api.v1alpha1.ObjectMeta;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.api.v1alpha1.VmSpec;
import xyz.cofront.foundry.hypervisor.DomainId;

final class OwnershipTest {
    private static final UUID UUID_OF_WEB = UUID.fromString("11111111-2222-4333-8444-555555555555");
    private static final DomainId WEB = new DomainId(UUID_OF_WEB, "web");
    private static final Work WORK = new Work(new Owner("boot", 1, 2), Instant.parse("2026-11-20T12:00:00Z"));

    @Test
    void acceptsWhatItWroteItself() {
        VmMetadata written = metadata("web", volume(VolumeRole.BOOT, "web_boot", null));

        assertThat(Ownership.of(WEB, Optional.of(MetadataElement.text(written))))
                .isEqualTo(new Ownership.Owned(written));
    }

    @Test
    void acceptsFieldsOfALaterProgramInTheSameVersion() {
        String json = MetadataElement.text(metadata("web")).replaceFirst("\\{", "{\"later\":[1],");

        assertThat(Ownership.of(WEB, Optional.of(json))).isInstanceOf(Ownership.Owned.class);
    }

    @Test
    void takesADomainWithoutMetadataForForeignWithoutAReason() {
        assertThat(Ownership.of(WEB, Optional.empty())).isEqualTo(new Ownership.Foreign(Optional.empty()));
    }

    @Test
    void takesACloneForForeign() {
        DomainId clone = new DomainId(UUID.fromString("99999999-2222-4333-8444-555555555555"), "web");

        assertThat(reason(clone, MetadataElement.text(metadata("web"))))
                .isEqualTo("its Foundry metadata was copied from another machine (a clone)");
    }

    @Test
    void takesARenamedDomainForForeign() {
        assertThat(reason(new DomainId(UUID_OF_WEB, "shop"), MetadataElement.text(metadata("web"))))
                .isEqualTo("it was renamed; Foundry made it as 'web'");
    }

    @ParameterizedTest
    @CsvSource({
        "BOOT, web2_boot,",
        "BOOT, base.qcow2,",
        "DATA, web_data-vdb, vdc",
        "DATA, web_data-vdb,",
        "DATA, web_data-vdb_boot, vdb_boot",
        "DATA, web_data-vda, vda",
        "CLOUD_INIT, web_boot,",
        "SERIAL_LOG, web_serial.log.0,",
        "BOOT, ../web_boot,"
    })
    void takesADomainForForeignWhoseVolumesAreNotNamedAsFoundryNamesThem(
            VolumeRole role, String name, @Nullable String device) {
        assertThat(reason(WEB, MetadataElement.text(metadata("web", volume(role, name, device)))))
                .isEqualTo("its Foundry metadata lists volumes that are not named as Foundry names them");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|its Foundry metadata cannot be read",
                "null|its Foundry metadata cannot be read",
                "[]|its Foundry metadata cannot be read",
                "{}|its Foundry metadata cannot be read",
                "{\"version\":2}|its Foundry metadata has version 2, which this Foundry does not know",
                "{\"version\":1}|its Foundry metadata cannot be read",
                "{\"version\":1,\"uuid\":\"x\"}|its Foundry metadata cannot be read",
                "{\"version\":\"one\"}|its Foundry metadata cannot be read"
            })
    void takesADomainWithBrokenMetadataForForeign(String json, String reason) {
        assertThat(reason(WEB, json)).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"role\":\"boot\",'|''",
                "'\"pool\":\"foundry-vms\",'|''",
                "'\"owner\":{\"bootId\":\"boot\",\"pid\":1,\"startTicks\":2},'|''",
                "'\"bootId\":\"boot\",'|''",
                ",\"started\":\"2026-11-20T12:00:00Z\"|''"
            })
    void takesADomainForForeignWhoseMetadataLacksAPart(String part, String without) {
        String whole = MetadataElement.text(metadata("web", volume(VolumeRole.BOOT, "web_boot", null)));

        assertThat(whole).contains(part);
        assertThat(reason(WEB, whole.replace(part, without))).isEqualTo("its Foundry metadata cannot be read");
    }

    @Test
    void doesNotReadMoreThanTheLimit() {
        assertThat(reason(WEB, "{\"version\":1,\"x\":\"" + "a".repeat(256 * 1024) + "\"}"))
                .isEqualTo("its Foundry metadata is larger than 256 KiB");
    }

    @Test
    void doesNotFollowDeepNesting() {
        assertThat(reason(WEB, "{\"version\":1,\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"))
                .isEqualTo("its Foundry metadata cannot be read");
    }

    private static String reason(DomainId domain, String json) {
        return ((Ownership.Foreign) Ownership.of(domain, Optional.of(json)))
                .reason()
                .orElseThrow();
    }

    private static VolumeRecord volume(VolumeRole role, String name, @Nullable String device) {
        return new VolumeRecord(role, "foundry-vms", name, device);
    }

    private static VmMetadata metadata(String name, VolumeRecord... volumes) {
        VirtualMachine document = new VirtualMachine(
                VirtualMachine.API_VERSION, VirtualMachine.KIND, ObjectMeta.named(name), VmSpec.sized(1, 1), null);
        return VmMetadata.creating(UUID_OF_WEB, WORK, document, List.of(volumes));
    }
}

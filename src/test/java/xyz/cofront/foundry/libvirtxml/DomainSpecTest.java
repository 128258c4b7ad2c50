package xyz.cofront.foundry.libvirtxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import xyz.cofront.foundry.api.v1alpha1.CpuMode;
import xyz.cofront.foundry.api.v1alpha1.DiskFormat;
import xyz.cofront.foundry.api.v1alpha1.Firmware;
import xyz.cofront.foundry.api.v1alpha1.VirtType;

class DomainSpecTest {
    @ParameterizedTest
    @CsvSource({
        "AUTO, 1, 1, 1, 1, EFI, false, the virt type must be decided",
        "KVM, 0, 1, 1, 1, EFI, false, memoryGiB must be between 1 and maxMemoryGiB",
        "KVM, 2, 1, 1, 1, EFI, false, memoryGiB must be between 1 and maxMemoryGiB",
        "KVM, 1, 1, 0, 1, EFI, false, vcpus must be between 1 and maxVcpus",
        "KVM, 1, 1, -1, -1, EFI, false, vcpus must be between 1 and maxVcpus",
        "KVM, 1, 1, 2, 1, EFI, false, vcpus must be between 1 and maxVcpus",
        "KVM, 1, 1, 1, 1, BIOS, true, secure boot needs EFI firmware"
    })
    void whatIsUndecidedOrContradictsItselfIsRefused(
            VirtType virtType,
            int memory,
            int maxMemory,
            int vcpus,
            int maxVcpus,
            Firmware firmware,
            boolean secureBoot,
            String message) {
        assertThatThrownBy(() -> spec(virtType, "q35", memory, maxMemory, vcpus, maxVcpus, firmware, secureBoot))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"q35, true", "pc-q35-7.2, true", "pc, false", "pc-i440fx-9.0, false", "microvm, false"})
    void onlyQ35HasPciExpress(String machine, boolean expected) {
        DomainSpec domain = spec(VirtType.KVM, machine, 1, 1, 1, 1, Firmware.EFI, false);

        assertThat(domain.hasPcieRoot()).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(
            value = DiskBus.class,
            names = {"SCSI", "SATA"})
    void aCdromThatCanBeWrittenIsRefused(DiskBus bus) {
        assertThatThrownBy(() -> cdrom(bus, false)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCdromOnVirtioIsRefused() {
        assertThatThrownBy(() -> cdrom(DiskBus.VIRTIO, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a CD-ROM is read-only and virtio has none");
    }

    private static DiskSpec cdrom(DiskBus bus, boolean readOnly) {
        return new DiskSpec("/a", false, DiskFormat.RAW, "sda", bus, true, readOnly, null, null, List.of());
    }

    private static DomainSpec spec(
            VirtType virtType,
            String machine,
            int memory,
            int maxMemory,
            int vcpus,
            int maxVcpus,
            Firmware firmware,
            boolean secureBoot) {
        return new DomainSpec(
                "a",
                new UUID(0, 0),
                null,
                "{}",
                virtType,
                "x86_64",
                machine,
                memory,
                maxMemory,
                vcpus,
                maxVcpus,
                CpuMode.MAXIMUM,
                firmware,
                secureBoot,
                null,
                List.of(),
                List.of(),
                null,
                null);
    }
}

package xyz.cofront.foundry.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.api.v1alpha1.BootDisk;
import xyz.cofront.foundry.api.v1alpha1.CidrAddress;
import xyz.cofront.foundry.api.v1alpha1.DiskFormat;
import xyz.cofront.foundry.api.v1alpha1.Firmware;
import xyz.cofront.foundry.api.v1alpha1.MacAddress;
import xyz.cofront.foundry.api.v1alpha1.NetworkInterface;
import xyz.cofront.foundry.api.v1alpha1.ObjectMeta;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.api.v1alpha1.VmSpec;

class CompanionsTest {
    @Test
    void namesAddressesAndMacsBelongToOneMachineEach() {
        VirtualMachine web = machine("web", card("10.0.0.1/24", null), card(null, "52:54:00:00:00:01"));
        VirtualMachine database = machine("db", card("10.0.0.1/16", null), card(null, "52:54:00:00:00:01"));
        VirtualMachine other = machine("web", card("10.0.0.2/24", null));

        assertThat(Companions.clashes(List.of(web, database, other)))
                .containsExactly(
                        clash(0, 1, "spec.networkInterfaces[0].ip", "10.0.0.1 is already the address"),
                        clash(0, 1, "spec.networkInterfaces[1].mac", "52:54:00:00:00:01 is already the MAC address"),
                        clash(0, 2, "metadata.name", "web is already the name"));
    }

    @Test
    void oneMachineDoesNotClashWithItself() {
        VirtualMachine web = machine("web", card("10.0.0.1/24", null), card("10.0.0.1/24", null));

        assertThat(Companions.clashes(List.of(web))).isEmpty();
    }

    @Test
    void userNetworkingIsEachMachinesOwn() {
        NetworkInterface user = new NetworkInterface(
                CidrAddress.parse("10.0.2.15/24"),
                null,
                List.of(),
                null,
                null,
                true,
                null,
                MacAddress.parse("52:54:00:00:00:01"),
                null,
                null);

        assertThat(Companions.clashes(List.of(machine("web", user), machine("db", user))))
                .isEmpty();
    }

    private static Companions.Clash clash(int earlier, int later, String path, String message) {
        return new Companions.Clash(earlier, later, new Violation(path, message + " of an earlier document"));
    }

    private static NetworkInterface card(@Nullable String ip, @Nullable String mac) {
        return new NetworkInterface(
                ip == null ? null : CidrAddress.parse(ip),
                null,
                List.of(),
                null,
                "default",
                false,
                null,
                mac == null ? null : MacAddress.parse(mac),
                null,
                null);
    }

    private static VirtualMachine machine(String name, NetworkInterface... cards) {
        BootDisk disk = new BootDisk(1, null, null, true, DiskFormat.RAW, null);
        VmSpec spec = new VmSpec(
                1,
                null,
                1,
                null,
                null,
                null,
                null,
                Firmware.EFI,
                false,
                true,
                true,
                null,
                disk,
                List.of(),
                List.of(cards),
                null);
        return new VirtualMachine(VirtualMachine.API_VERSION, VirtualMachine.KIND, ObjectMeta.named(name), spec, null);
    }
}

package xyz.cofront.foundry.vm;

import java.util.UUID;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.cloudinit.MetaData;
import xyz.cofront.foundry.cloudinit.NetworkConfig;
import xyz.cofront.foundry.cloudinit.NoCloudIso;
import xyz.cofront.foundry.cloudinit.UserData;

/// What the guest's cloud-init reads. Secret: it reaches the ISO volume and nothing else.
///
/// @param userData a `#cloud-config`
/// @param metaData YAML
/// @param networkConfig YAML, network configuration version 2
public record SeedFiles(String userData, String metaData, String networkConfig) {

    static SeedFiles of(VirtualMachine machine, UUID uuid) {
        return new SeedFiles(
                UserData.render(machine), MetaData.render(machine, uuid), NetworkConfig.render(machine));
    }

    /// The NoCloud ISO with the three files; the same bytes whenever and wherever it is made.
    public byte[] iso() {
        return NoCloudIso.of(userData, metaData, networkConfig);
    }

    /// Says nothing of the content.
    @Override
    public String toString() {
        return "SeedFiles";
    }
}

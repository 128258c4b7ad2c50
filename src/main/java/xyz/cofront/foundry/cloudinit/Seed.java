package xyz.cofront.foundry.cloudinit;

import java.util.UUID;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;

/// The three files that a guest's cloud-init finds on its seed (cloud-init's documentation, datasource
/// NoCloud).
///
/// @param userData holds secrets
public record Seed(String userData, String metaData, String networkConfig) {

    /// The files of a machine that has `cloudInit`.
    ///
    /// @throws IllegalArgumentException as [UserData#render] does
    public static Seed of(VirtualMachine vm, UUID uuid) {
        return new Seed(UserData.render(vm), MetaData.render(vm, uuid), NetworkConfig.render(vm));
    }

    /// Says nothing of the files, so that no log or error message can.
    @Override
    public String toString() {
        return "Seed[]";
    }
}

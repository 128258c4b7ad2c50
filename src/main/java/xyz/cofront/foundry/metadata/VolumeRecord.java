package xyz.cofront.foundry.metadata;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.naming.Names;

/// A volume that Foundry made, or was about to make, for the machine.
///
/// @param device the guest's name of a data disk, such as `vdb`; `null` for the others
@JsonPropertyOrder({"role", "pool", "name", "device"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VolumeRecord(
        VolumeRole role, String pool, String name, @Nullable String device) {
    private static final Pattern DATA_DEVICE = Pattern.compile("vd[b-z]");

    /// @throws NullPointerException if one of the fields that every record has is absent
    public VolumeRecord {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(pool, "pool");
        Objects.requireNonNull(name, "name");
    }

    public VolumeId id() {
        return new VolumeId(pool, name);
    }

    /// Whether the volume is named as Foundry names that volume of that machine. Metadata that says otherwise was not
    /// written by Foundry, and nothing may be deleted on its word.
    public boolean fits(String machine) {
        return switch (role) {
            case BOOT -> Names.isOfAnyGeneration(name, Names.boot(machine));
            case DATA ->
                device != null && DATA_DEVICE.matcher(device).matches() && name.equals(Names.data(machine, device));
            case CLOUD_INIT -> Names.isOfAnyGeneration(name, Names.cloudInit(machine));
            case SERIAL_LOG -> name.equals(Names.serialLog(machine));
            case NVRAM -> Names.isOfAnyGeneration(name, Names.nvram(machine));
        };
    }
}

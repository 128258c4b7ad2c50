package xyz.cofront.foundry.loader;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachineList;

/// The values that a document has without saying so (design: "Document rules"), so that a printed
/// document is as short as one that a person writes.
final class Defaults {
    static final Map<String, String> SPEC =
            Map.of("firmware", "efi", "secureBoot", "false", "serialLog", "true", "autostart", "true");
    static final Map<String, String> BOOT_DISK = Map.of("empty", "false", "format", "qcow2");
    static final Map<String, String> INTERFACE = Map.of("user", "false");
    static final Map<String, String> CLOUD_INIT = Map.of("sshPwauth", "false", "seedBus", "scsi");
    static final Map<String, String> FILE = Map.of("append", "false", "defer", "false");

    private Defaults() {}

    /// Takes the defaults out of a `VirtualMachine` or of those in a `VirtualMachineList`; leaves other
    /// trees alone.
    static void leaveOut(JsonNode tree) {
        String kind = tree.path("kind").asString("");
        if (kind.equals(VirtualMachineList.KIND)) {
            tree.path("items").values().forEach(Defaults::leaveOut);
        }
        if (kind.equals(VirtualMachine.KIND)) {
            machine(tree.path("spec"));
        }
    }

    private static void machine(JsonNode spec) {
        remove(spec, SPEC);
        remove(spec.path("bootDisk"), BOOT_DISK);
        spec.path("networkInterfaces").values().forEach(one -> remove(one, INTERFACE));
        JsonNode cloudInit = spec.path("cloudInit");
        remove(cloudInit, CLOUD_INIT);
        cloudInit.path("writeFiles").values().forEach(file -> remove(file, FILE));
    }

    private static void remove(JsonNode node, Map<String, String> defaults) {
        if (node instanceof ObjectNode object) {
            defaults.forEach((field, value) -> {
                if (object.path(field).asString("").equals(value)) {
                    object.remove(field);
                }
            });
        }
    }
}

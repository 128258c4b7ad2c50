package xyz.cofront.foundry.hypervisor;

import java.util.Map;
import java.util.TreeMap;

/// Everything on a host that a user could find there, to compare with another moment's. Times are left out.
///
/// @param things such as `domain web`, `pool foundry-vms`, `file foundry-vms/web_boot.qcow2`, each with all that is
/// known of it
public record HostSnapshot(Map<String, String> things) {
    public HostSnapshot {
        things = Map.copyOf(things);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(things)
                .forEach((name, value) ->
                        text.append(name).append(": ").append(value).append('\n'));
        return text.toString();
    }
}

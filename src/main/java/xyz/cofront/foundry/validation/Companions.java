package xyz.cofront.foundry.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import xyz.cofront.foundry.api.v1alpha1.NetworkInterface;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;

/// Rules among documents that are made together: a name, an address and a MAC address belong to one of them.
public final class Companions {
    /// @param earlier index of the document that has it first
    /// @param later index of the document that has it too, at the violation's path
    public record Clash(int earlier, int later, Violation violation) {}

    /// Something that only one machine may have.
    private record Claim(String what, String value, String path) {
        String key() {
            return what + " " + value;
        }
    }

    private Companions() {}

    /// Every clash, in the order of the later documents.
    public static List<Clash> clashes(List<VirtualMachine> machines) {
        List<Clash> clashes = new ArrayList<>();
        Map<String, Integer> owners = new HashMap<>();
        for (int index = 0; index < machines.size(); index++) {
            for (Claim claim : claims(machines.get(index))) {
                int owner = owners.merge(claim.key(), index, (first, _) -> first);
                if (owner != index) {
                    String message = claim.value() + " is already the " + claim.what() + " of an earlier document";
                    clashes.add(new Clash(owner, index, new Violation(claim.path(), message)));
                }
            }
        }
        return clashes;
    }

    private static List<Claim> claims(VirtualMachine vm) {
        List<Claim> claims = new ArrayList<>();
        if (!vm.name().isEmpty()) {
            claims.add(new Claim("name", vm.name(), "metadata.name"));
        }
        List<NetworkInterface> interfaces = vm.spec().networkInterfaces();
        for (int index = 0; index < interfaces.size(); index++) {
            claims.addAll(claims(interfaces.get(index), FieldPath.item("spec.networkInterfaces", index)));
        }
        return claims;
    }

    /// User networking is each machine's own: addresses there may be the same.
    private static List<Claim> claims(NetworkInterface one, String path) {
        List<Claim> claims = new ArrayList<>();
        if (one.ip() != null && !one.user()) {
            claims.add(new Claim("address", one.ip().address().toString(), path + ".ip"));
        }
        if (one.mac() != null && !one.user()) {
            claims.add(new Claim("MAC address", one.mac().toString(), path + ".mac"));
        }
        return claims;
    }
}

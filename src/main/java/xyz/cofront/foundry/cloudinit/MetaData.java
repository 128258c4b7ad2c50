package xyz.cofront.foundry.cloudinit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.snakeyaml.engine.v2.nodes.Node;
import xyz.cofront.foundry.api.v1alpha1.CloudInit;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.naming.Names;

/// The `meta-data` file (cloud-init's documentation, datasource NoCloud).
public final class MetaData {
    private MetaData() {}

    /// The identity of this instance and its hostname.
    ///
    /// The id holds the UUID because cloud-init configures a guest once per id: a disk that is kept and put
    /// into a new machine of the same name is configured anew.
    public static String render(VirtualMachine vm, UUID uuid) {
        Map<String, Node> entries = new LinkedHashMap<>();
        entries.put("instance-id", Yaml.text(vm.name() + "-" + uuid));
        entries.put("local-hostname", Yaml.text(hostname(vm)));
        return Yaml.write(Yaml.map(entries));
    }

    /// The first label of the FQDN, or the machine's name where there is none.
    static String hostname(VirtualMachine vm) {
        CloudInit cloudInit = vm.spec().cloudInit();
        String fqdn = cloudInit == null ? null : cloudInit.fqdn();
        return Names.hostname(fqdn == null ? vm.name() : fqdn);
    }
}

package xyz.cofront.foundry.cloudinit;

import java.util.List;
import tools.jackson.dataformat.yaml.YAMLMapper;
import xyz.cofront.foundry.api.v1alpha1.CloudInit;
import xyz.cofront.foundry.api.v1alpha1.SeedBus;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;

/// Machines for tests, from the parts of a document that matter to them.
final class Machines {
    private Machines() {}

    /// @param spec lines of YAML that are added to the spec
    static VirtualMachine named(String name, String spec) {
        String document = """
                apiVersion: foundry.cofront.xyz/v1alpha1
                kind: VirtualMachine
                metadata: {name: %s}
                spec:
                  vcpus: 1
                  memoryGiB: 1
                  bootDisk: {sizeGB: 10, image: debian-12.qcow2}
                %s
                """.formatted(name, spec.indent(2));
        return YAMLMapper.builder().build().readValue(document, VirtualMachine.class);
    }

    /// @param cloudInit lines of YAML
    static VirtualMachine withCloudInit(String name, String cloudInit) {
        return named(name, "cloudInit:\n" + cloudInit.indent(2));
    }

    static CloudInit cloudInit(String cloudInit) {
        return YAMLMapper.builder().build().readValue(cloudInit, CloudInit.class);
    }

    /// Nothing but this user-data.
    static CloudInit withUserData(String userData) {
        return new CloudInit(
                null, null, List.of(), null, false, List.of(), List.of(), List.of(), userData, SeedBus.SCSI);
    }
}

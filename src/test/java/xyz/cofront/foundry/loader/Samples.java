package xyz.cofront.foundry.loader;

/// Texts and values that several tests use. Keys and hashes were made once with OpenSSH's ssh-keygen and libxcrypt's
/// crypt(3) for these tests and belong to nobody.
final class Samples {
    static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIPstBZIbtLusRvFpuXk41BlzFQfftgMCu9O01JdMFSgv you@example.com";

    static final String HASH =
            "$6$foundryexample$Mshqk7t3mUvr6YcxCHcL3JsvcCihMy/5AwymYrph5feoyyhUSG86nEpWwHpqxLN7mPgYHWwRKjmI3Pi44NRH41";

    private static final String TEMPLATE = """
            apiVersion: foundry.cofront.xyz/v1alpha1
            kind: VirtualMachine
            metadata:
              name: NAME
            spec:
              vcpus: 2
              memoryGiB: 4
              bootDisk:
                sizeGB: 20
                image: debian-13.qcow2
              networkInterfaces:
                - ip: ADDRESS/24
                  gateway: 10.77.0.1
                  bridge: br0
            """;

    private Samples() {}

    /// A good document of 14 lines.
    static String document(String name, String address) {
        return TEMPLATE.replace("NAME", name).replace("ADDRESS", address);
    }

    /// The good document with a cloudInit section, whose lines start at line 16, indented by four.
    static String withCloudInit(String lines) {
        return document("web", "10.77.0.10") + "  cloudInit:\n" + lines.indent(4);
    }
}

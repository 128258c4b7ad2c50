package xyz.cofront.foundry.cli;

import java.nio.ByteBuffer;
import java.util.stream.Stream;

/// Hosts and documents that several tests begin with.
final class Scenarios {
    private static final long GIB = 1L << 30;

    private Scenarios() {}

    /// A host with both default pools and the image `debian-13.qcow2` of 2 GiB.
    static Cli host() {
        Cli cli = new Cli();
        cli.host.withPool("foundry-vms", "/var/lib/libvirt/images/foundry/vms", 100 * GIB);
        cli.host.withPool("foundry-images", "/var/lib/libvirt/images/foundry/images", 100 * GIB);
        cli.host.putVolume("foundry-images", "debian-13.qcow2", qcow2(2 * GIB));
        return cli;
    }

    /// Creates what the document says, beforehand.
    static void create(Cli cli, String document, String... options) {
        cli.typed = document;
        Cli.Result result = cli.launch(
                Stream.concat(Stream.of("create", "-"), Stream.of(options)).toArray(String[]::new));
        if (result.exitCode() != 0) {
            throw new IllegalStateException(result.toString());
        }
        cli.typed = "";
    }

    /// A machine on `br0` with that image.
    static String document(String name, String address) {
        return """
                apiVersion: foundry.cofront.xyz/v1alpha1
                kind: VirtualMachine
                metadata:
                  name: %s
                  labels:
                    env: test
                spec:
                  vcpus: 2
                  memoryGiB: 4
                  bootDisk:
                    sizeGB: 10
                    image: debian-13.qcow2
                  dataDisks:
                    - device: vdb
                      sizeGB: 20
                  networkInterfaces:
                    - ip: %s/24
                      gateway: 10.77.0.1
                      bridge: br0
                """.formatted(name, address);
    }

    /// The header of a qcow2 image, and its L1 and refcount tables, by the offsets of QEMU's specification.
    static byte[] qcow2(long virtualSize) {
        ByteBuffer image = ByteBuffer.allocate(4 << 16);
        image.put(0, new byte[] {'Q', 'F', 'I', (byte) 0xfb}).putInt(4, 3);
        image.putInt(20, 16).putLong(24, virtualSize);
        image.putInt(36, Math.toIntExact(virtualSize >> 29)).putLong(40, 3L << 16);
        image.putLong(48, 1L << 16).putInt(56, 1);
        image.putInt(96, 4).putInt(100, 104);
        image.putLong(1 << 16, 2L << 16);
        return image.array();
    }
}

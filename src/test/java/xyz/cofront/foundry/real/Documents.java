package xyz.cofront.foundry.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Documents of machines that are made in the lab.
final class Documents {
    /// SHA-512 crypt of `change-me`, made with `openssl passwd -6`.
    static final String HASH = "$6$foundryexample$"
            + "Mshqk7t3mUvr6YcxCHcL3JsvcCihMy/5AwymYrph5feoyyhUSG86nEpWwHpqxLN7mPgYHWwRKjmI3Pi44NRH41";

    private Documents() {}

    /// A machine on the micro image with one data disk, at 10.77.0.`octet`.
    static Path micro(Path folder, String name, int octet) {
        return write(folder, name, """
                apiVersion: foundry.cofront.xyz/v1alpha1
                kind: VirtualMachine
                metadata:
                  name: %s
                spec:
                  vcpus: 1
                  memoryGiB: 1
                  bootDisk: {sizeGB: 1, image: micro.qcow2}
                  dataDisks:
                    - {device: vdb, sizeGB: 1}
                  networkInterfaces:
                    - {ip: 10.77.0.%d/24, gateway: 10.77.0.1, bridge: br0}
                  cloudInit:
                    fqdn: %s.example.com
                    passwordHash: %s
                """.formatted(name, octet, name.replace('_', '-'), HASH));
    }

    /// The same, and its guest stays up until somebody presses the power button.
    static Path staying(Path folder, String name, int octet) {
        try {
            String text = Files.readString(micro(folder, name, octet));
            return write(folder, name, text + "    packages: [micro-stay]\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// A machine at 10.77.0.`octet` that finds nothing to boot, and so idles: one with a single disk has firmware with
    /// variables, others have the old BIOS and lie on the blank image.
    ///
    /// @param disks with the boot disk
    static Path machine(Path folder, String name, int octet, int disks) {
        return write(folder, name, machine(name, octet, disks, "foundry-vms"));
    }

    static String machine(String name, int octet, int disks, String pool) {
        return """
                apiVersion: foundry.cofront.xyz/v1alpha1
                kind: VirtualMachine
                metadata:
                  name: %s
                spec:
                  vcpus: 1
                  memoryGiB: 1
                  virtType: qemu
                  storagePool: %s
                  firmware: %s
                  bootDisk: {sizeGB: 1, %s}
                  dataDisks: [%s]
                  networkInterfaces:
                    - {ip: 10.77.0.%d/24, gateway: 10.77.0.1, bridge: br0}
                  cloudInit:
                    fqdn: %s.example.com
                    passwordHash: %s
                """.formatted(
                        name,
                        pool,
                        disks == 1 ? "efi" : "bios",
                        disks == 1 ? "empty: true" : "image: blank.qcow2",
                        data(disks),
                        octet,
                        name,
                        HASH);
    }

    private static String data(int disks) {
        return IntStream.range(1, disks)
                .mapToObj(number -> "{device: vd%c, sizeGB: 1}".formatted('a' + number))
                .collect(Collectors.joining(", "));
    }

    static Path write(Path folder, String name, String text) {
        try {
            return Files.writeString(folder.resolve(name + ".yaml"), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

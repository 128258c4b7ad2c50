package xyz.cofront.foundry.vm;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import xyz.cofront.foundry.api.v1alpha1.CloudInit;
import xyz.cofront.foundry.api.v1alpha1.RunCommand;
import xyz.cofront.foundry.api.v1alpha1.Secrets;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.change.SeedPlace;
import xyz.cofront.foundry.cloudinit.Seed;
import xyz.cofront.foundry.cloudinit.WrittenSeed;
import xyz.cofront.foundry.error.ValidationException;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.hypervisor.Volumes;
import xyz.cofront.foundry.libvirtxml.MachineFacts;
import xyz.cofront.foundry.metadata.Redaction;
import xyz.cofront.foundry.metadata.VolumeRecord;

/// The seed that a machine has, the one place of its secrets.
///
/// @param volume empty if there is none, or it is no volume any more
/// @param drive the definition's, with the seed in it
/// @param askable whether its pool tells what is there
record SeedVolume(
        Volumes volumes,
        Optional<Volume> volume,
        Optional<MachineFacts.Disk> drive,
        boolean askable,
        VirtualMachine applied) {
    private static final int LARGEST = 64 << 20;

    /// The disk or CD-ROM drive that a seed is in, whether its file is there or not.
    static Optional<MachineFacts.Disk> drive(VolumeRecord seed, MachineFacts machine) {
        return machine.disks().values().stream()
                .filter(disk -> disk.path()
                        .filter(path -> path.endsWith("/" + seed.name()))
                        .isPresent())
                .findFirst();
    }

    /// Where it is, of a machine that has one.
    SeedPlace place() {
        if (applied.spec().cloudInit() == null || !askable) {
            return SeedPlace.PLUGGED;
        }
        if (volume.isEmpty()) {
            return SeedPlace.LOST;
        }
        return drive.isPresent() ? SeedPlace.PLUGGED : SeedPlace.TAKEN_OUT;
    }

    /// Whether the document's secrets are those of the seed, as far as it has any and there is one.
    ///
    /// @throws ValidationException if it has markers in their place and is otherwise changed
    boolean holdsSecretsOf(VirtualMachine document, UUID uuid) {
        CloudInit wanted = document.spec().cloudInit();
        if (wanted == null || keeps(document) || !secret(wanted) || volume.isEmpty()) {
            return true;
        }
        return userData().filter(Seed.of(document, uuid).userData()::equals).isPresent();
    }

    /// What the machine's seed is to hold.
    ///
    /// @throws ValidationException as [#holdsSecretsOf], and if a document has markers and the seed cannot be read
    Seed seed(VirtualMachine document, UUID uuid) {
        if (!keeps(document)) {
            return Seed.of(document, uuid);
        }
        Seed open = Seed.of(withoutSecrets(document), uuid);
        return userData()
                .map(kept -> new Seed(kept, open.metaData(), open.networkConfig()))
                .orElseThrow(() -> new ValidationException("the seed of VM '" + document.name()
                        + "' cannot be read, and the document has markers in place of its secrets; write them out"));
    }

    /// Whether the guest's network is described as before.
    boolean sameNetwork(VirtualMachine document, UUID uuid) {
        return Seed.of(withoutSecrets(document), uuid)
                .networkConfig()
                .equals(Seed.of(withoutSecrets(applied), uuid).networkConfig());
    }

    private static VirtualMachine withoutSecrets(VirtualMachine document) {
        CloudInit cloudInit = Objects.requireNonNull(document.spec().cloudInit());
        CloudInit open = new CloudInit(
                cloudInit.fqdn(),
                cloudInit.user(),
                cloudInit.sshAuthorizedKeys(),
                null,
                cloudInit.sshPwauth(),
                cloudInit.packages(),
                List.of(),
                List.of(),
                null,
                cloudInit.seedBus());
        return document.withSpec(document.spec().withCloudInit(open));
    }

    /// Whether the document has markers, as `get` prints them, and so keeps what the seed has.
    private boolean keeps(VirtualMachine document) {
        CloudInit wanted = document.spec().cloudInit();
        if (wanted == null || !marked(wanted)) {
            return false;
        }
        if (!Objects.equals(
                Redaction.redact(document).spec().cloudInit(), applied.spec().cloudInit())) {
            throw new ValidationException("spec.cloudInit of VM '" + document.name()
                    + "' is changed and has markers in place of secrets; write the secrets out to change it");
        }
        return true;
    }

    private Optional<String> userData() {
        return volume.filter(found -> found.capacity() <= LARGEST)
                .flatMap(found -> WrittenSeed.userData(volumes.read(found.id(), 0, (int) found.capacity())));
    }

    private static boolean secret(CloudInit cloudInit) {
        return cloudInit.passwordHash() != null
                || cloudInit.userData() != null
                || !cloudInit.runcmd().isEmpty()
                || !cloudInit.writeFiles().isEmpty();
    }

    private static boolean marked(CloudInit cloudInit) {
        return Secrets.MARKER.equals(cloudInit.passwordHash())
                || Secrets.MARKER.equals(cloudInit.userData())
                || cloudInit.runcmd().stream().anyMatch(SeedVolume::marked)
                || cloudInit.writeFiles().stream().anyMatch(file -> Secrets.MARKER.equals(file.content()));
    }

    private static boolean marked(RunCommand command) {
        return switch (command) {
            case RunCommand.Shell(String line) -> line.equals(Secrets.MARKER);
            case RunCommand.Words(List<String> words) -> words.contains(Secrets.MARKER);
        };
    }
}

package xyz.cofront.foundry.change;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.api.v1alpha1.CloudInit;
import xyz.cofront.foundry.api.v1alpha1.Secrets;
import xyz.cofront.foundry.api.v1alpha1.SeedBus;
import xyz.cofront.foundry.change.Comparison.Sides;
import xyz.cofront.foundry.metadata.Redaction;

/// What cloud-init is told. Of secrets nothing is shown but that they differ.
record SeedDifferences(Comparison comparison) {
    static final String NOTE = "the seed is made anew; cloud-init reads it at the first boot of a boot disk alone";
    private static final String SECRET = "(secret)";
    private static final String PATH = "spec.cloudInit";

    /// A CD-ROM takes another medium while the machine runs; a disk does not, nor one that is not there.
    static ChangeClass kind(Comparison comparison) {
        CloudInit applied = comparison.machine.applied().spec().cloudInit();
        boolean disk = applied != null && applied.seedBus() == SeedBus.VIRTIO;
        return disk || !comparison.machine.hasSeedDrive() ? ChangeClass.RESTART : ChangeClass.LIVE;
    }

    void find() {
        CloudInit applied = comparison.machine.applied().spec().cloudInit();
        CloudInit file = Redaction.redact(comparison.wanted.document()).spec().cloudInit();
        if (applied == null || file == null) {
            boolean same = applied == null && file == null;
            if (!same) {
                comparison.add(
                        PATH,
                        applied == null ? null : "a seed",
                        file == null ? null : "a seed",
                        ChangeClass.RECREATE,
                        Origin.FILE,
                        "the seed is a device that the machine is made with",
                        new Effect.Recorded());
            }
            return;
        }
        both(applied, file);
    }

    private void both(CloudInit applied, CloudInit file) {
        int before = comparison.found().size();
        field("fqdn", applied.fqdn(), file.fqdn());
        field("user", applied.user(), file.user());
        field("sshAuthorizedKeys", applied.sshAuthorizedKeys(), file.sshAuthorizedKeys());
        field("passwordHash", applied.passwordHash(), file.passwordHash());
        field("sshPwauth", applied.sshPwauth(), file.sshPwauth());
        field("packages", applied.packages(), file.packages());
        field("runcmd", applied.runcmd(), file.runcmd());
        field("writeFiles", applied.writeFiles(), file.writeFiles());
        field("userData", applied.userData(), file.userData());
        comparison.field(
                PATH + ".seedBus",
                PATH + ".seedBus",
                Sides.unseen(applied.seedBus().wire(), file.seedBus().wire()),
                ChangeClass.RECREATE,
                "the seed is a device that the machine is made with",
                new Effect.Recorded());
        if (comparison.found().size() == before) {
            unseen();
        }
    }

    /// What the documents do not show: other secrets, and a seed that is not where it was.
    private void unseen() {
        SeedPlace place = comparison.machine.seed();
        if (!comparison.machine.secrets()) {
            Origin origin = place == SeedPlace.PLUGGED ? Origin.FILE : Origin.BOTH;
            comparison.add(PATH, SECRET, SECRET, kind(comparison), origin, NOTE, new Effect.NewSeed());
        } else if (place != SeedPlace.PLUGGED) {
            ChangeClass kind = comparison.machine.running() ? kind(comparison) : ChangeClass.LIVE;
            comparison.add(PATH, null, "a seed", kind, Origin.DRIFT, place.note(), new Effect.NewSeed());
        }
    }

    private void field(String field, @Nullable Object applied, @Nullable Object file) {
        if (!Objects.equals(applied, file)) {
            comparison.add(
                    PATH + "." + field,
                    shown(applied),
                    shown(file),
                    kind(comparison),
                    Origin.FILE,
                    NOTE,
                    new Effect.NewSeed());
        }
    }

    /// Lists are told by their length, for they are long.
    private static @Nullable String shown(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case List<?> list -> list.size() + (list.size() == 1 ? " entry" : " entries");
            default -> value.equals(Secrets.MARKER) ? SECRET : value.toString();
        };
    }
}

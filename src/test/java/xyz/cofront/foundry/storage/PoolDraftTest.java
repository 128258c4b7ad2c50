package xyz.cofront.foundry.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cofront.foundry.error.ConfigurationException;
import xyz.cofront.foundry.hypervisor.PoolBuild;
import xyz.cofront.foundry.libvirtxml.PoolSpec;
import xyz.cofront.foundry.libvirtxml.PoolSpec.Host;
import xyz.cofront.foundry.libvirtxml.PoolSpec.Login;
import xyz.cofront.foundry.libvirtxml.PoolSpec.Source;

class PoolDraftTest {
    private static final String SECRET = "3e3fce45-4f53-4fa7-bb32-11f34168b82b";

    static Stream<Arguments> goodRequests() {
        return Stream.of(
                arguments(
                        Wish.of("dir", "/srv/fast/"), new PoolSpec("dir", "fast", "/srv/fast", null), PoolBuild.FOLDER),
                arguments(
                        Wish.of("fs", "/mnt/d2").devices("/dev/sdb1"),
                        new PoolSpec("fs", "fast", "/mnt/d2", source(List.of("/dev/sdb1"), null, null)),
                        PoolBuild.FOLDER),
                arguments(
                        Wish.of("fs", "/mnt/d2")
                                .devices("/dev/sdb1")
                                .format("ext4")
                                .build(),
                        new PoolSpec("fs", "fast", "/mnt/d2", source(List.of("/dev/sdb1"), null, "ext4")),
                        PoolBuild.EMPTY_DEVICE),
                arguments(
                        Wish.of("netfs", "/mnt/nas")
                                .hosts("nas.example.com")
                                .path("/export")
                                .format("nfs"),
                        new PoolSpec(
                                "netfs",
                                "fast",
                                "/mnt/nas",
                                new Source(
                                        List.of(new Host("nas.example.com", null)),
                                        "/export",
                                        List.of(),
                                        null,
                                        "nfs",
                                        null)),
                        PoolBuild.FOLDER),
                arguments(
                        Wish.of("logical", "vg0"),
                        new PoolSpec("logical", "fast", "/dev/vg0", source(List.of(), "vg0", "lvm2")),
                        PoolBuild.NOTHING),
                arguments(
                        Wish.of("logical", "/dev/vg0")
                                .devices("/dev/sdb", "/dev/sdc")
                                .build(),
                        new PoolSpec(
                                "logical", "fast", "/dev/vg0", source(List.of("/dev/sdb", "/dev/sdc"), "vg0", "lvm2")),
                        PoolBuild.EMPTY_DEVICE),
                arguments(
                        Wish.of("zfs", "tank/vms"),
                        new PoolSpec("zfs", "fast", null, source(List.of(), "tank/vms", null)),
                        PoolBuild.NOTHING),
                arguments(
                        Wish.of("rbd", "vms").hosts("mon1:6789", "[fd00::1]").login("foundry", SECRET),
                        new PoolSpec(
                                "rbd",
                                "fast",
                                null,
                                new Source(
                                        List.of(new Host("mon1", 6789), new Host("fd00::1", null)),
                                        null,
                                        List.of(),
                                        "vms",
                                        null,
                                        new Login("foundry", UUID.fromString(SECRET)))),
                        PoolBuild.NOTHING));
    }

    private static Source source(
            List<String> devices,
            @org.jspecify.annotations.Nullable String name,
            @org.jspecify.annotations.Nullable String format) {
        return new Source(List.of(), null, devices, name, format, null);
    }

    @ParameterizedTest
    @MethodSource("goodRequests")
    void aRequestBecomesAPool(Wish wish, PoolSpec spec, PoolBuild build) {
        PoolDraft draft = PoolDraft.of(wish.request());

        assertThat(draft.spec()).isEqualTo(spec);
        assertThat(draft.build()).isEqualTo(build);
    }

    static Stream<Arguments> badRequests() {
        Wish dir = Wish.of("dir", "/srv/fast");
        Wish fs = Wish.of("fs", "/mnt/d2");
        Wish nas = Wish.of("netfs", "/mnt/nas").hosts("nas").path("/export");
        Wish logical = Wish.of("logical", "vg0");
        Wish ceph = Wish.of("rbd", "vms").hosts("mon");
        return Stream.of(
                arguments(dir.devices("/dev/sdb"), List.of("--source-device is not for pools of type dir")),
                arguments(dir.hosts("nas"), List.of("--source-host is not for pools of type dir")),
                arguments(dir.path("/x"), List.of("--source-path is not for pools of type dir")),
                arguments(dir.format("ext4"), List.of("--format is not for pools of type dir")),
                arguments(dir.build(), List.of("--build is not for pools of type dir")),
                arguments(
                        dir.login("me", SECRET),
                        List.of("--user is not for pools of type dir", "--secret is not for pools of type dir")),
                arguments(fs, List.of("a pool of type fs needs --source-device")),
                arguments(fs.devices("/dev/sdb", "/dev/sdc"), List.of("--source-device is given more than once")),
                arguments(fs.devices("sdb"), List.of("--source-device: 'sdb' is not a device below /dev")),
                arguments(
                        fs.devices("/dev/../etc/passwd"),
                        List.of("--source-device: '/dev/../etc/passwd' is not a device below /dev")),
                arguments(
                        fs.devices("/dev/sdb").format("btrfss"),
                        List.of("--format: 'btrfss' is not one of auto, ext2, ext3, ext4, gfs2, hfs+, iso9660,"
                                + " ocfs2, udf, vfat, xfs")),
                arguments(fs.devices("/dev/sdb").build(), List.of("--build needs --format, such as ext4")),
                arguments(
                        Wish.of("netfs", "/mnt/nas"),
                        List.of(
                                "a pool of type netfs needs --source-host",
                                "a pool of type netfs needs --source-path")),
                arguments(nas.hosts("a", "b"), List.of("--source-host is given more than once")),
                arguments(nas.hosts("a b"), List.of("--source-host: 'a b' is not NAME or NAME:PORT")),
                arguments(nas.hosts("nas:0"), List.of("--source-host: 'nas:0' is not NAME or NAME:PORT")),
                arguments(nas.hosts("nas:65536"), List.of("--source-host: 'nas:65536' is not NAME or NAME:PORT")),
                arguments(nas.path("export"), List.of("--source-path: 'export' does not begin with /")),
                arguments(nas.format("nfs5"), List.of("--format: 'nfs5' is not one of auto, cifs, glusterfs, nfs")),
                arguments(logical.build(), List.of("a pool of type logical needs --source-device")),
                arguments(logical.format("lvm2"), List.of("--format is not for pools of type logical")),
                arguments(Wish.of("zfs", "tank").build(), List.of("--build is not for pools of type zfs")),
                arguments(Wish.of("rbd", "vms"), List.of("a pool of type rbd needs --source-host")),
                arguments(ceph.login("me", null), List.of("--user and --secret belong together")),
                arguments(ceph.login(null, SECRET), List.of("--user and --secret belong together")),
                arguments(
                        ceph.login("me", "key"),
                        List.of("--secret: 'key' is not a UUID; 'virsh secret-list' shows them")));
    }

    @ParameterizedTest
    @MethodSource("badRequests")
    void optionsThatDoNotFitAreRefusedTogether(Wish wish, List<String> problems) {
        ConfigurationException refused =
                catchThrowableOfType(ConfigurationException.class, () -> PoolDraft.of(wish.request()));

        assertThat(Stream.concat(Stream.of(refused.getMessage()), refused.details().stream()))
                .containsExactlyElementsOf(problems);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-rf", "a/b", "a b", ".hidden", "ä", "a\nb"})
    void aNameThatIsNoneIsRefused(String name) {
        assertThat(catchThrowableOfType(
                        ConfigurationException.class,
                        () -> PoolDraft.of(
                                Wish.of("dir", "/srv/fast").named(name).request())))
                .hasMessage("'" + name + "' cannot be a pool's name: it takes 1 to 63 letters, digits and . _ + - and"
                        + " begins with a letter or digit");
    }

    @Test
    void aTypeThatIsNoneIsRefusedWithTheOneThatMayBeMeant() {
        ConfigurationException refused = catchThrowableOfType(
                ConfigurationException.class,
                () -> PoolDraft.of(Wish.of("logcal", "vg0").request()));

        assertThat(refused).hasMessage("there is no pool type 'logcal'");
        assertThat(refused.details())
                .containsExactly(
                        "did you mean 'logical'?", "a pool's type is one of dir, fs, netfs, logical, zfs, rbd");
    }

    static Stream<Arguments> badTargets() {
        return Stream.of(
                arguments("logical", "/dev/a/b", "a volume group's name, such as 'vg0' or '/dev/vg0'"),
                arguments("logical", "-vg", "a volume group's name, such as 'vg0' or '/dev/vg0'"),
                arguments("logical", "..", "a volume group's name, such as 'vg0' or '/dev/vg0'"),
                arguments("logical", "/dev/..", "a volume group's name, such as 'vg0' or '/dev/vg0'"),
                arguments("zfs", "/tank", "a data set's name, such as 'tank/vms'"),
                arguments("zfs", "tank/", "a data set's name, such as 'tank/vms'"),
                arguments("rbd", "a/b", "a Ceph pool's name"));
    }

    @ParameterizedTest
    @MethodSource("badTargets")
    void aTargetThatIsNoneIsRefused(String type, String target, String what) {
        Wish wish = type.equals("rbd") ? Wish.of(type, target).hosts("mon") : Wish.of(type, target);

        assertThat(catchThrowableOfType(ConfigurationException.class, () -> PoolDraft.of(wish.request())))
                .hasMessage("'" + target + "' is not " + what);
    }
}

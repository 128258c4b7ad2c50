package xyz.cofront.foundry.seriallog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static xyz.cofront.foundry.seriallog.BootStage.CONFIG;
import static xyz.cofront.foundry.seriallog.BootStage.DONE;
import static xyz.cofront.foundry.seriallog.BootStage.FINAL;
import static xyz.cofront.foundry.seriallog.BootStage.FIRMWARE;
import static xyz.cofront.foundry.seriallog.BootStage.INIT;
import static xyz.cofront.foundry.seriallog.BootStage.INITRD;
import static xyz.cofront.foundry.seriallog.BootStage.KERNEL;
import static xyz.cofront.foundry.seriallog.BootStage.LOADER;
import static xyz.cofront.foundry.seriallog.BootStage.LOCAL;
import static xyz.cofront.foundry.seriallog.BootStage.NETWORK;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Those of Debian 13 are whole logs of guests of the test image; the others hold the lines that matter, in the forms
/// of their distributions.
class BootTimelineTest {
    private static final String DEBIAN_13_KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBu7y91Hls0QqmmTExwamyXNRLZ4kxnKHNwIR79+IXCa";

    @Test
    void aWholeDebian13IsReadToItsLoginPrompt() {
        BootTimeline timeline = read("debian-13.log");

        assertThat(timeline.milestones())
                .containsExactly(
                        reached(FIRMWARE, "UEFI"),
                        reached(LOADER, "GRUB"),
                        reached(KERNEL, 0, ""),
                        reached(INIT, "Debian GNU/Linux 13 (trixie)"),
                        reached(LOCAL, 37_553_853, "version 25.1.4"),
                        reached(NETWORK, 50_376_631, "version 25.1.4"),
                        reached(CONFIG, 53_132_924, "version 25.1.4"),
                        reached(FINAL, 57_174_953, "version 25.1.4"),
                        reached(DONE, 58_217_864, "DataSourceNoCloud [seed=dmi,/dev/sr0][dsmode=local]"));
        assertThat(timeline.addresses()).containsExactly("eth0 10.77.0.11");
        assertThat(timeline.hostKeys()).containsExactly(DEBIAN_13_KEY);
        assertThat(timeline.failures()).isEmpty();
        assertThat(timeline.failedUnits()).isEmpty();
        assertThat(timeline.warnings()).isEmpty();
        assertThat(timeline.trouble()).isEmpty();
        assertThat(timeline.login()).isTrue();
        assertThat(timeline.lastLine()).isEqualTo("good login:");
    }

    /// The guest's own `cloud-init analyze dump` and its clock: boot at 1795181930.24, stages at 967.61, 980.56,
    /// 983.29 and 987.35 of that thousand.
    @Test
    void theStagesBeginWhenTheGuestsOwnAnalysisSays() {
        BootTimeline timeline = read("debian-13.log");

        assertThat(seconds(timeline, LOCAL)).isCloseTo(37.37, offset(0.5));
        assertThat(seconds(timeline, NETWORK)).isCloseTo(50.32, offset(0.5));
        assertThat(seconds(timeline, CONFIG)).isCloseTo(53.05, offset(0.5));
        assertThat(seconds(timeline, FINAL)).isCloseTo(57.11, offset(0.5));
    }

    @Test
    void aFailingRuncmdIsNamedWithWhatItSaid() {
        BootTimeline timeline = read("debian-13-failing-runcmd.log");

        assertThat(timeline.provisioned()).isTrue();
        assertThat(timeline.failures())
                .containsExactly(new Failure(
                        "scripts-user",
                        List.of(
                                "line one",
                                "ls: cannot access '/nonexistent': No such file or directory",
                                "2026-11-20 13:41:55,460 - cc_scripts_user.py[WARNING]: Failed to run module"
                                        + " scripts-user (scripts in /var/lib/cloud/instance/scripts)")));
        assertThat(timeline.login())
                .as("its prompt has a line of the journal behind it")
                .isTrue();
    }

    @Test
    void failingModulesAreNamedEachWithItsOwnWords() {
        BootTimeline timeline = read("debian-13-failing-modules.log");

        assertThat(timeline.failures())
                .containsExactly(
                        new Failure(
                                "bootcmd",
                                List.of(
                                        "before-fail",
                                        "2026-11-20 13:43:24,467 - log_util.py[WARNING]: Failed to run bootcmd module"
                                                + " bootcmd")),
                        new Failure(
                                "ntp",
                                List.of("2026-11-20 13:43:48,057 - log_util.py[WARNING]: Running module ntp"
                                        + " (<module 'cloudinit.config.cc_ntp' from"
                                        + " '/usr/lib/python3/dist-packages/cloudinit/config/cc_ntp.py'>) failed")));
        assertThat(timeline.failedUnits())
                .containsExactly(
                        "cloud-init-local.s…ud-init: Local Stage (pre-network)",
                        "cloud-init-network…ervice - Cloud-init: Network Stage",
                        "cloud-config.service - Cloud-init: Config Stage");
    }

    @Test
    void userDataThatIsNoYamlIsNamedWithThePlace() {
        BootTimeline timeline = read("debian-13-broken-user-data.log");

        assertThat(timeline.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.module()).isEqualTo("user-data");
            assertThat(failure.passage())
                    .first()
                    .asString()
                    .endsWith("Unexpected failure parsing userdata: while parsing a flow sequence");
            assertThat(failure.passage()).contains("  in \"<byte string>\", line 2, column 9:");
        });
    }

    @Test
    void debian12TellsKernelAndInitrdToo() {
        BootTimeline timeline = read("debian-12.log");

        assertThat(timeline.milestones())
                .containsExactly(
                        reached(FIRMWARE, "SeaBIOS"),
                        reached(LOADER, "iPXE"),
                        reached(KERNEL, 0, "Linux version 6.1.0-37-cloud-amd64"),
                        reached(INITRD, ""),
                        reached(INIT, 1_904_211, "systemd 252.38-1~deb12u1"),
                        reached(LOCAL, 4_310_022, "version 22.4.2"),
                        reached(NETWORK, 6_001_500, "version 22.4.2"),
                        reached(CONFIG, 7_702_000, "version 22.4.2"),
                        reached(FINAL, 9_120_400, "version 22.4.2"),
                        reached(DONE, 9_800_100, "DataSourceNoCloud [seed=/dev/sr0][dsmode=net]"));
        assertThat(timeline.addresses()).containsExactly("eth0 192.0.2.17", "eth0 2001:db8::5054:ff");
        assertThat(timeline.failedUnits()).containsExactly("systemd-networkd-wa…it for Network to be Configured");
        assertThat(timeline.failures()).as("a warning is no failure").isEmpty();
        assertThat(timeline.warnings())
                .containsExactly(
                        "Invalid cloud-config provided: Please run 'sudo cloud-init schema --system' to see the"
                                + " schema errors.");
        assertThat(timeline.hostKeys()).hasSize(2).last().isEqualTo(DEBIAN_13_KEY);
    }

    @Test
    void ubuntuWithoutAFinalMessageIsDoneWhenItsLastUnitIs() {
        BootTimeline timeline = read("ubuntu-22.04.log");

        assertThat(timeline.milestones())
                .containsExactly(
                        reached(FIRMWARE, "UEFI"),
                        reached(KERNEL, 0, "Linux version 5.15.0-100-generic"),
                        reached(INITRD, ""),
                        reached(INIT, 3_301_002, "systemd 249.11-0ubuntu3.12"),
                        reached(LOCAL, 8_532_101, "version 23.4.4-0ubuntu0~22.04.1"),
                        reached(NETWORK, 11_914_000, "version 23.4.4-0ubuntu0~22.04.1"),
                        reached(CONFIG, 14_100_000, "version 23.4.4-0ubuntu0~22.04.1"),
                        reached(DONE, ""));
        assertThat(timeline.failures()).extracting(Failure::module).containsExactly("package-update-upgrade-install");
        assertThat(timeline.addresses()).containsExactly("enp1s0 198.51.100.9");
    }

    @Test
    void fedorasInitrdIsToldFromItsSystemAndAMissingSeedIsAFailure() {
        BootTimeline timeline = read("fedora-40.log");

        assertThat(timeline.milestones().subList(0, 4))
                .containsExactly(
                        reached(KERNEL, 0, "Linux version 6.8.5-301.fc40.x86_64"),
                        reached(INITRD, 1_402_000, "Fedora Linux 40 (Cloud Edition) dracut-060-1.fc40 (Initramfs)"),
                        reached(INIT, 4_510_000, "systemd 255.4-1.fc40"),
                        reached(LOCAL, 9_250_000, "version 24.1.4"));
        assertThat(timeline.failures())
                .containsExactly(new Failure("datasource", List.of("cloud-init found no data: DataSourceNone")));
    }

    @Test
    void alpineWithoutAJournalIsReadByItsOwnWords() {
        BootTimeline timeline = read("alpine-3.20.log");

        assertThat(timeline.milestones())
                .containsExactly(
                        reached(LOADER, "GRUB"),
                        reached(KERNEL, 0, ""),
                        reached(INITRD, "Alpine Init 3.10.0-r0"),
                        reached(INIT, "0.54"),
                        reached(LOCAL, 5_930_000, "version 24.1.4"),
                        reached(NETWORK, 7_400_000, "version 24.1.4"),
                        reached(CONFIG, 8_610_000, "version 24.1.4"),
                        reached(FINAL, 9_500_000, "version 24.1.4"),
                        reached(DONE, 9_990_000, "DataSourceNoCloud [seed=/dev/sr0]"));
        assertThat(timeline.addresses()).containsExactly("eth0 203.0.113.4");
        assertThat(timeline.failures()).extracting(Failure::module).containsExactly("locale");
        assertThat(timeline.login()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BdsDxe: No bootable option or device was found.|the firmware finds nothing to boot",
                "No bootable device.|the firmware finds nothing to boot",
                "BdsDxe: failed to start Boot0001 \"UEFI Misc Device\": Access Denied"
                        + "|secure boot refuses what is on the disk",
                "grub rescue> |GRUB finds nothing to boot (grub rescue)",
                "[    1.2] Kernel panic - not syncing: VFS: Unable to mount root fs|the kernel panicked",
                "You are in emergency mode. After logging in|the guest is in emergency mode",
                "(initramfs) |the initrd does not find the root file system"
            })
    void whatDoesNotBootSaysWhy(String line, String trouble) {
        assertThat(BootTimeline.read(bytes(line + "\r\n")).trouble()).contains(trouble);
    }

    @Test
    void troubleIsForgottenWhenTheKernelStartsAllTheSame() {
        BootTimeline timeline =
                BootTimeline.read(bytes("No bootable device.\r\n[    0.000000] Linux version 6.1.0 x\r\n"));

        assertThat(timeline.trouble()).isEmpty();
    }

    @Test
    void ofTwoBootsInOneLogTheLastOneCounts() {
        String first = new String(resource("debian-13-failing-runcmd.log"), StandardCharsets.UTF_8);
        String second = new String(resource("debian-13.log"), StandardCharsets.UTF_8);

        BootTimeline timeline = BootTimeline.read(bytes(first + "\r\n" + second));

        assertThat(timeline).isEqualTo(read("debian-13.log"));
    }

    @Test
    void aRebootIsSeenWhereTheFirmwareSpeaksAgain() {
        String first = new String(resource("debian-13.log"), StandardCharsets.UTF_8);

        BootTimeline timeline = BootTimeline.read(bytes(first + "\r\nBdsDxe: starting Boot0001 \"x\"\r\n"));

        assertThat(timeline.milestones()).containsExactly(reached(FIRMWARE, "UEFI"));
        assertThat(timeline.provisioned()).isFalse();
    }

    @Test
    void anEmptyLogTellsNothing() {
        assertThat(BootTimeline.read(new byte[0]))
                .isEqualTo(new BootTimeline(
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        false,
                        ""));
    }

    @Test
    void whatACommandOfTheUserSaysIsNoStage() {
        BootTimeline timeline = BootTimeline.read(
                bytes("[    9.000000] cloud-init[1]: Welcome to nginx!\r\n[    9.1] x\r\n[   10.000000] cloud-init[1]:"
                        + " Linux version 9\r\n"));

        assertThat(timeline.milestones()).isEmpty();
    }

    @Test
    @Timeout(20)
    void aLineWithoutEndDoesNotHoldTheReaderUp() {
        byte[] endless = bytes("Cloud-init v. 1 running 'init' at ".repeat(60_000));

        assertThat(BootTimeline.read(endless).milestones()).isEmpty();
    }

    @Test
    void keysOutsideOfTheirFrameAreNotBelieved() {
        BootTimeline timeline = BootTimeline.read(bytes(DEBIAN_13_KEY + " root@x\r\n"));

        assertThat(timeline.hostKeys()).isEmpty();
    }

    private static double seconds(BootTimeline timeline, BootStage stage) {
        return timeline.milestones().stream()
                        .filter(milestone -> milestone.stage() == stage)
                        .flatMap(milestone -> milestone.at().stream())
                        .mapToLong(Duration::toMillis)
                        .findFirst()
                        .orElseThrow()
                / 1000.0;
    }

    private static Milestone reached(BootStage stage, String detail) {
        return new Milestone(stage, Optional.empty(), detail);
    }

    private static Milestone reached(BootStage stage, long micros, String detail) {
        return new Milestone(stage, Optional.of(Duration.ofNanos(micros * 1000)), detail);
    }

    private static BootTimeline read(String name) {
        return BootTimeline.read(resource(name));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] resource(String name) {
        try (InputStream file = BootTimelineTest.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

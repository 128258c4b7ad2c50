package xyz.cofront.foundry.change;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.api.v1alpha1.CpuMode;
import xyz.cofront.foundry.api.v1alpha1.VirtType;
import xyz.cofront.foundry.api.v1alpha1.VmSpec;
import xyz.cofront.foundry.change.Comparison.Sides;
import xyz.cofront.foundry.libvirtxml.MachineFacts;

/// Processors, memory, and what a machine is as a whole.
record ComputeDifferences(Comparison comparison) {
    private static final long KIB_PER_GIB = 1L << 20;

    void find() {
        vcpus();
        memory();
        processor();
        whole();
    }

    private void vcpus() {
        int most = mostVcpus(file());
        int wanted = file().vcpus();
        Effect effect = new Effect.Vcpus(wanted, most);
        boolean pluggable = wanted >= live().vcpus()
                && wanted <= live().maxVcpus()
                && most <= defined().maxVcpus();
        comparison.field(
                "spec.vcpus",
                "spec.vcpus",
                new Sides<>(applied().vcpus(), wanted, live().vcpus(), defined().vcpus()),
                pluggable ? ChangeClass.LIVE : ChangeClass.RESTART,
                pluggable ? "" : whyNotPlugged(wanted),
                effect);
        if (given(applied().maxVcpus()) || given(file().maxVcpus())) {
            comparison.field(
                    "spec.maxVcpus",
                    "spec.maxVcpus",
                    new Sides<>(
                            mostVcpus(applied()),
                            most,
                            live().maxVcpus(),
                            defined().maxVcpus()),
                    ChangeClass.RESTART,
                    "the limit is set when the machine starts",
                    effect);
        }
    }

    private String whyNotPlugged(int wanted) {
        return wanted < live().vcpus()
                ? "a running guest does not reliably give processors back"
                : "the running machine takes at most " + live().maxVcpus() + " (spec.maxVcpus)";
    }

    private void memory() {
        int wanted = file().memoryGiB();
        int most = mostMemory(file());
        Effect effect = new Effect.Memory(wanted, most);
        boolean pluggable = wanted * KIB_PER_GIB >= live().currentMemoryKib()
                && wanted * KIB_PER_GIB <= live().maxMemoryKib()
                && wholeGib(live().memoryKib());
        comparison.field(
                "spec.memoryGiB",
                "spec.memoryGiB",
                new Sides<>(
                        Integer.toString(applied().memoryGiB()),
                        Integer.toString(wanted),
                        gib(live().currentMemoryKib()),
                        gib(defined().currentMemoryKib())),
                pluggable ? ChangeClass.LIVE : ChangeClass.RESTART,
                pluggable ? "" : whyNoMemory(wanted),
                effect);
        if (given(applied().maxMemoryGiB()) || given(file().maxMemoryGiB())) {
            comparison.field(
                    "spec.maxMemoryGiB",
                    "spec.maxMemoryGiB",
                    new Sides<>(
                            Integer.toString(mostMemory(applied())),
                            Integer.toString(most),
                            gib(live().maxMemoryKib()),
                            gib(defined().maxMemoryKib())),
                    ChangeClass.RESTART,
                    "the limit is set when the machine starts",
                    effect);
        }
    }

    private String whyNoMemory(int wanted) {
        return wanted * KIB_PER_GIB < live().currentMemoryKib()
                ? "a running guest does not give memory back for good"
                : "the running machine takes at most " + gib(live().maxMemoryKib()) + " GiB (spec.maxMemoryGiB)";
    }

    /// The live XML shows what a mode came to on this host, so only the definition tells of it.
    private void processor() {
        String type = defined().virtType();
        String wanted = word(file().virtType());
        Effect effect = new Effect.Processor(file().virtType(), file().cpuMode());
        if (!wanted.equals("auto")) {
            comparison.field(
                    "spec.virtType",
                    "spec.virtType",
                    new Sides<>(type, wanted, live().virtType(), type),
                    ChangeClass.RESTART,
                    "the guest's processors are made when it starts",
                    effect);
        }
        String mode = defined().cpuMode();
        String wantedMode =
                Optional.ofNullable(file().cpuMode()).map(CpuMode::wire).orElse(null);
        String appliedMode =
                Optional.ofNullable(applied().cpuMode()).map(CpuMode::wire).orElse(null);
        Sides<String> sides = wantedMode == null
                ? Sides.unseen(appliedMode, null)
                : new Sides<>(appliedMode == null ? mode : appliedMode, wantedMode, mode, mode);
        comparison.field(
                "spec.cpuMode",
                "spec.cpuMode",
                sides,
                ChangeClass.RESTART,
                "the guest's processors are made when it starts",
                effect);
    }

    private void whole() {
        unseen(
                "spec.machine",
                orDefault(applied().machine()),
                orDefault(file().machine()),
                ChangeClass.RECREATE,
                "the devices have their places on the old machine type");
        unseen(
                "spec.firmware",
                applied().firmware().wire(),
                file().firmware().wire(),
                ChangeClass.RECREATE,
                "the installed system boots with the old firmware alone");
        unseen(
                "spec.secureBoot",
                applied().secureBoot(),
                file().secureBoot(),
                ChangeClass.RECREATE,
                "it takes other firmware, with variables of its own");
        boolean liveLog = live().serialLog().isPresent();
        boolean definedLog = defined().serialLog().isPresent();
        comparison.field(
                "spec.serialLog",
                "spec.serialLog",
                new Sides<>(applied().serialLog(), file().serialLog(), liveLog, definedLog),
                ChangeClass.RESTART,
                "the serial port is made when the machine starts",
                new Effect.SerialLog(file().serialLog()));
        boolean autostart = comparison.machine.autostart();
        comparison.field(
                "spec.autostart",
                "spec.autostart",
                new Sides<>(applied().autostart(), file().autostart(), autostart, autostart),
                ChangeClass.LIVE,
                "",
                new Effect.Autostart(file().autostart()));
        unseen(
                "spec.storagePool",
                applied().storagePool(),
                file().storagePool(),
                ChangeClass.IMPOSSIBLE,
                "disks do not move between pools");
    }

    private <T> void unseen(String path, @Nullable T applied, @Nullable T file, ChangeClass kind, String note) {
        comparison.field(path, path, Sides.unseen(applied, file), kind, note, new Effect.Recorded());
    }

    private static int mostVcpus(VmSpec spec) {
        Integer most = spec.maxVcpus();
        return most == null ? spec.vcpus() : most;
    }

    private static int mostMemory(VmSpec spec) {
        Integer most = spec.maxMemoryGiB();
        return most == null ? spec.memoryGiB() : most;
    }

    private static boolean given(@Nullable Integer limit) {
        return limit != null;
    }

    private static String word(@Nullable VirtType type) {
        return type == null ? VirtType.AUTO.wire() : type.wire();
    }

    private static String orDefault(@Nullable String machine) {
        return machine == null ? "q35" : machine;
    }

    private static boolean wholeGib(long kib) {
        return kib % KIB_PER_GIB == 0;
    }

    /// `2`, or `1.5` where somebody else gave it so much.
    static String gib(long kib) {
        return wholeGib(kib)
                ? Long.toString(kib / KIB_PER_GIB)
                : String.format(Locale.ROOT, "%.2f", (double) kib / KIB_PER_GIB);
    }

    private VmSpec applied() {
        return comparison.machine.applied().spec();
    }

    private VmSpec file() {
        return comparison.wanted.document().spec();
    }

    private MachineFacts live() {
        return comparison.machine.live();
    }

    private MachineFacts defined() {
        return comparison.machine.defined();
    }
}

package xyz.cofront.foundry.image;

import java.util.ArrayList;
import java.util.List;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.hypervisor.Volumes;
import xyz.cofront.foundry.workflow.Interruption;

/// Judges whether bytes may become a base image, before any of them is uploaded.
///
/// A base image is opened by QEMU with the host's rights, so nothing in it may point anywhere else: no
/// backing file, no external data file, no sizes that lie. The format is never guessed from weak signs:
/// bytes that could be two formats are refused, and so are raw disks that any other format's detector
/// claims.
public final class Inspector {
    private final ImageLimits limits;

    public Inspector(ImageLimits limits) {
        this.limits = limits;
    }

    ImageLimits limits() {
        return limits;
    }

    /// Reads at most the first 64 KiB and the last 512 bytes.
    public Inspection inspect(ByteSource source) {
        ImageBytes bytes = ImageBytes.of(source);
        if (bytes.size() == 0) {
            return Inspection.Refused.because("it is empty");
        }
        List<ForeignFormat> foreign = ForeignFormat.detect(bytes);
        boolean qcow2 = Qcow2Header.claims(bytes);
        if (!foreign.isEmpty()) {
            return refuse(foreign, qcow2);
        }
        return qcow2 ? judgeQcow2(bytes) : new RawGate(limits).judge(bytes);
    }

    /// The same, and whether all clusters that the tables of a qcow2 image name are there.
    ///
    /// @param most L2 tables that are followed; of an image with more none is
    Inspection inspectWhole(ByteSource source, int most, Interruption interruption) {
        Inspection judged = inspect(source);
        if (judged instanceof Inspection.Qcow2) {
            Qcow2Header header = Qcow2Header.read(ImageBytes.of(source));
            List<String> problems = new Qcow2Clusters(source, header, interruption).problems(most);
            return problems.isEmpty() ? judged : new Inspection.Refused(problems);
        }
        return judged;
    }

    /// Judges bytes that lie in a volume by header alone; at the price of some calls, and only on a connection that may
    /// write.
    public Inspection inspect(Volumes volumes, Volume volume) {
        return inspect(VolumeSource.of(volumes, volume));
    }

    private Inspection judgeQcow2(ImageBytes bytes) {
        if (MasterBootRecord.in(bytes).plausible()) {
            return ambiguous(List.of("a qcow2 image", "a partitioned disk"));
        }
        return new Qcow2Gate(limits).judge(bytes);
    }

    private static Inspection refuse(List<ForeignFormat> foreign, boolean qcow2) {
        if (foreign.size() == 1 && !qcow2) {
            return Inspection.Refused.because(foreign.getFirst().refusal());
        }
        List<String> names =
                new ArrayList<>(foreign.stream().map(ForeignFormat::description).toList());
        if (qcow2) {
            names.addFirst("a qcow2 image");
        }
        return ambiguous(names);
    }

    private static Inspection ambiguous(List<String> names) {
        return Inspection.Refused.because("it is ambiguous: it looks like " + String.join(" and like ", names));
    }
}

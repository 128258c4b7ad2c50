package xyz.cofront.foundry.image;

import java.util.List;
import java.util.stream.Stream;

/// Every image of the tests that the gate must refuse, as bytes in memory.
public final class HostileImages {
    private final Inspector inspector = new Inspector(ImageLimits.DEFAULT);
    private final List<byte[]> images;

    private HostileImages(List<byte[]> images) {
        this.images = images;
    }

    public static HostileImages all() {
        return new HostileImages(Stream.concat(Qcow2Faults.all(), RawGateTest.refused())
                .map(fault -> (byte[]) fault.get()[1])
                .toList());
    }

    /// Why, image by image.
    public List<String> refused() {
        return images.stream()
                .map(image -> switch (inspector.inspect(new BytesSource(image))) {
                    case Inspection.Refused(List<String> reasons) -> String.join("; ", reasons);
                    case Inspection accepted -> throw new IllegalStateException("accepted: " + accepted);
                })
                .toList();
    }
}

package xyz.cofront.foundry.vm;

import java.util.List;
import java.util.Optional;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.hypervisor.Volumes;
import xyz.cofront.foundry.image.ImageLimits;
import xyz.cofront.foundry.image.Inspection;
import xyz.cofront.foundry.image.Inspector;
import xyz.cofront.foundry.validation.Violation;

/// Existing volumes that data disks attach, such as one kept by `destroy --keep-data`.
///
/// Only a qcow2 volume that passes the image gate is taken: the bytes were a guest's to write, and a header that
/// names
/// other files would have QEMU open them.
record AdoptedVolumes(Volumes volumes, List<Neighbour> neighbours) {

    /// @param block whether it is a block device: raw, and attached as such, whatever its bytes look like
    /// @return the volume's path if it can be attached
    Optional<String> check(String path, VolumeId id, boolean block, List<Violation> violations) {
        Optional<Volume> found = volumes.find(id);
        if (found.isEmpty()) {
            violations.add(new Violation(path, "there is no volume '" + id + "'"));
            return Optional.empty();
        }
        Optional<String> problem = user(found.get()).or(() -> block ? Optional.empty() : refusal(found.get()));
        problem.ifPresent(why -> violations.add(new Violation(path, "volume '" + id + "' cannot be attached: " + why)));
        return problem.isPresent() ? Optional.empty() : Optional.of(found.get().path());
    }

    private Optional<String> user(Volume volume) {
        return neighbours.stream()
                .filter(neighbour -> neighbour.uses(volume))
                .map(neighbour -> "VM '" + neighbour.name() + "' uses it")
                .findFirst();
    }

    private Optional<String> refusal(Volume volume) {
        return switch (new Inspector(ImageLimits.DEFAULT).inspect(volumes, volume)) {
            case Inspection.Qcow2 _ -> Optional.empty();
            case Inspection.Raw _ -> Optional.of("it is raw; only qcow2 data disks can be attached");
            case Inspection.Refused refused -> Optional.of(String.join("; ", refused.reasons()));
        };
    }
}

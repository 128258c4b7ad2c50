package xyz.cofront.foundry.image;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import xyz.cofront.foundry.error.ShellWord;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.storage.Inventory;

/// Who uses which images: every VM by its disks and what they stand on, and every overlay, in whichever pool. A VM that
/// is being created counts from its definition on.
public record ImageUsers(Inventory inventory) {

    /// Looks at every domain and every active pool, for one or two calls each; what vanishes meanwhile is left out.
    public static ImageUsers survey(Hypervisor hypervisor) {
        return new ImageUsers(Inventory.take(hypervisor));
    }

    /// VMs by name, then overlays that none of them uses.
    public List<ImageUser> of(Volume image) {
        Stream<ImageUser> machines = inventory.users(image).stream().map(ImageUser.Machine::new);
        Stream<ImageUser> overlays = inventory.above(image).stream()
                .filter(overlay -> !inventory.isHeld(overlay))
                .map(overlay -> new ImageUser.Overlay(overlay.id()));
        return Stream.concat(machines, overlays).toList();
    }

    /// @param what stands at the beginning of the sentence
    /// @throws StorageException if anything uses it, naming all that does
    void requireNone(Volume image, String what) {
        List<ImageUser> users = of(image);
        if (users.isEmpty()) {
            return;
        }
        List<String> machines = users.stream()
                .filter(ImageUser.Machine.class::isInstance)
                .map(user -> ((ImageUser.Machine) user).name())
                .toList();
        throw new StorageException(
                what + " is in use by " + users.stream().map(ImageUser::text).collect(Collectors.joining(", ")),
                machines.isEmpty()
                        ? List.of("remove these volumes first, if nothing needs them")
                        : List.of("an image can go when no VM stands on it any more: 'foundry destroy "
                                + machines.stream().map(ShellWord::of).collect(Collectors.joining(" ")) + "'"),
                null);
    }
}

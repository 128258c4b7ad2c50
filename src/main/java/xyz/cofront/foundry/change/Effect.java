package xyz.cofront.foundry.change;

import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.api.v1alpha1.CpuMode;
import xyz.cofront.foundry.api.v1alpha1.DataDisk;
import xyz.cofront.foundry.api.v1alpha1.DiskCache;
import xyz.cofront.foundry.api.v1alpha1.VirtType;

/// What is done to the machine for a change.
public sealed interface Effect {
    /// Nothing is done to the domain; Foundry's record has it.
    record Recorded() implements Effect {}

    record Autostart(boolean on) implements Effect {}

    /// @param most how many there may be
    record Vcpus(int vcpus, int most) implements Effect {}

    /// @param gib memory at boot
    /// @param mostGib up to how much may be plugged in
    record Memory(int gib, int mostGib) implements Effect {}

    /// @param type `null` leaves it as it is
    /// @param mode `null` is the one that goes with the type
    record Processor(@Nullable VirtType type, @Nullable CpuMode mode) implements Effect {}

    record Grow(String device, int gib) implements Effect {}

    record AddDisk(DataDisk disk) implements Effect {}

    /// The volume stays.
    record RemoveDisk(String device) implements Effect {}

    record Cache(String device, @Nullable DiskCache cache) implements Effect {}

    /// @param index the card's place in the document
    record AddCard(int index) implements Effect {}

    record RemoveCard(String mac) implements Effect {}

    /// @param mac of the card that is there
    /// @param index the card's place in the document
    record ReplaceCard(String mac, int index) implements Effect {}

    record SerialLog(boolean on) implements Effect {}

    /// The seed is made anew and put in the old one's place.
    record NewSeed() implements Effect {}
}

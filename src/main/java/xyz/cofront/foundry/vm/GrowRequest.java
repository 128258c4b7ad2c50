package xyz.cofront.foundry.vm;

/// A disk that is to have more room.
///
/// @param device as the guest has it, such as `vda`
/// @param gib the size it is to have, in GiB
public record GrowRequest(String machine, String device, int gib) {
    long bytes() {
        return (long) gib << 30;
    }
}

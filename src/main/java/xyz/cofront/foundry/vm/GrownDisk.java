package xyz.cofront.foundry.vm;

/// A disk that has the size it was to have.
///
/// @param from in bytes, before
/// @param to in bytes, now; the same if there was nothing to do
/// @param running whether the machine runs, and its guest was told
public record GrownDisk(String machine, String device, long from, long to, boolean running) {}

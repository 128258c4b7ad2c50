package xyz.cofront.foundry.recovery;

import xyz.cofront.foundry.storage.Finding;

/// Something that work that was cut off left.
///
/// @param cure what a repair would do about it
public record Diagnosis(Finding finding, Cure cure) {}

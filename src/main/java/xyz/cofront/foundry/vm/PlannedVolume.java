package xyz.cofront.foundry.vm;

import xyz.cofront.foundry.metadata.VolumeRecord;

/// A volume to be made.
///
/// @param record as it is written down in the metadata
/// @param path where it will lie
/// @param capacity in bytes
/// @param xml what libvirt makes it from
public record PlannedVolume(VolumeRecord record, String path, long capacity, String xml) {}

package xyz.cofront.foundry.image;

import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalLong;

/// A download that is not done yet, or whose import failed.
///
/// @param key the name it is kept under
/// @param url without secrets; empty if it is not known any more
/// @param length in bytes, as far as it came
/// @param total in bytes; empty if not known
/// @param changed when the last byte came
public record PartialDownload(String key, Path file, String url, long length, OptionalLong total, Instant changed) {}

package xyz.cofront.foundry.output;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/// One setting as it applies.
///
/// @param origin who says so: a flag, a variable, a file with its line, or `default`
@JsonPropertyOrder({"key", "value", "origin"})
public record SettingRow(String key, String value, String origin) {}

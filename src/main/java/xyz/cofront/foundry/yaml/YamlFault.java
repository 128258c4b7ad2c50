package xyz.cofront.foundry.yaml;

/// Why a text is not YAML, or not YAML that Foundry takes. The message never holds a value of the text.
///
/// @param line from 1
/// @param column from 1, in code points
/// @param message one sentence, lower case, without a full stop
public record YamlFault(int line, int column, String message) {}

package xyz.cofront.foundry.validation;

/// One broken rule.
///
/// @param path the field, such as `spec.networkInterfaces[0].gateway`
/// @param message what was expected and what to do, to be read after the path and a colon; never holds a secret
public record Violation(String path, String message) {}

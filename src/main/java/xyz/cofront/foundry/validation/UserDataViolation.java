package xyz.cofront.foundry.validation;

/// A rule that the text of `cloudInit.userData` breaks. None of the text is repeated: all of it is secret.
///
/// @param line within the text, from 1
/// @param column within the line, from 1
/// @param message to be read after the path of the field and a colon
/// @param notice whether it is only worth telling
public record UserDataViolation(int line, int column, String message, boolean notice) {}

package xyz.cofront.foundry.loader;

/// A text with the name that messages call it by: a file as the user typed it, or `<stdin>`.
public record Source(String name, String text) {}

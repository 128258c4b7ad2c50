package xyz.cofront.foundry.loader;

/// How bad a problem is, which decides the exit code.
public enum Severity {
    /// The text is not a document: syntax, unknown field, wrong type, size. Exit code 1.
    MALFORMED,
    /// The document asks for what cannot be: a rule is broken. Exit code 2.
    INVALID,
    /// Nothing is wrong, and the user should know. Never among a source's problems.
    NOTICE
}

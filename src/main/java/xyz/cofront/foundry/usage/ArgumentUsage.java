package xyz.cofront.foundry.usage;

/// One argument of a command.
///
/// @param label such as `NAME`
/// @param optional whether it can be left out
/// @param repeated whether more of the same may follow
/// @param values what it can be
public record ArgumentUsage(String label, boolean optional, boolean repeated, String description, Values values) {}

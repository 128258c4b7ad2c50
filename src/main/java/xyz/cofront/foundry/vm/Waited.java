package xyz.cofront.foundry.vm;

/// What came of waiting for a machine.
///
/// @param what for people, such as `SSH answers at 10.77.0.10`
public record Waited(String name, WaitGoal goal, String what) {}

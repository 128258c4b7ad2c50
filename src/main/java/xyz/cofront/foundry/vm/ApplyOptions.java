package xyz.cofront.foundry.vm;

import java.time.Duration;

/// How far an apply may go.
///
/// @param replace whether the boot disk may be made anew
/// @param grace how long a guest may take to shut down before it is replaced
/// @param force whether its power is cut after that
public record ApplyOptions(boolean replace, Duration grace, boolean force) {}

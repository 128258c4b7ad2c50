package xyz.cofront.foundry.vm;

import java.time.Duration;

/// What is to be done to machines' power.
///
/// @param grace how long a guest that is to stop may take to shut down; zero does not ask it at all
/// @param force whether the power is cut when the grace is over
public record PowerRequest(PowerAction action, Duration grace, boolean force) {}

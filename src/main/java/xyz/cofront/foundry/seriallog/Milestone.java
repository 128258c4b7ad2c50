package xyz.cofront.foundry.seriallog;

import java.time.Duration;
import java.util.Optional;

/// A stage that a guest has reached.
///
/// @param at since the kernel started, where the console tells
/// @param detail what the console says of it, such as `Debian GNU/Linux 13 (trixie)`; may be empty
public record Milestone(BootStage stage, Optional<Duration> at, String detail) {}

package xyz.cofront.foundry.vm;

import xyz.cofront.foundry.hypervisor.PowerState;
import xyz.cofront.foundry.seriallog.BootTimeline;

/// What the serial log tells of a machine's running boot, or of its last.
public record BootReport(String name, PowerState state, BootTimeline timeline) {}

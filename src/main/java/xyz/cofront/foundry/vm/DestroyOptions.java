package xyz.cofront.foundry.vm;

import java.time.Duration;

/// @param ignoreNotFound whether a machine that is not there is no failure
/// @param force whether a protected machine is destroyed, and of a foreign one the domain
/// @param keepData whether data disks stay
/// @param snapshots whether overlays that only this machine uses go too
/// @param grace how long the guest may take to shut down before the power is cut; zero cuts it at once
public record DestroyOptions(
        boolean ignoreNotFound, boolean force, boolean keepData, boolean snapshots, Duration grace) {}

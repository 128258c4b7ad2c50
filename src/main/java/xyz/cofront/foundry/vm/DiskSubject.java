package xyz.cofront.foundry.vm;

import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.metadata.VmMetadata;

/// A disk of Foundry's that may grow.
///
/// @param running whether the machine runs
record DiskSubject(DomainId id, boolean running, VmMetadata metadata, String device, Volume volume, Pool pool) {}

package xyz.cofront.foundry.vm;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import xyz.cofront.foundry.metadata.Owner;

/// What a create takes from the world beside the hypervisor, handed in so that tests can hand in their own.
///
/// @param uuids random for each machine: libvirt silently redefines a name whose UUID is the same
/// @param owner this process, as others can recognise it
public record Environment(Clock clock, Supplier<UUID> uuids, Owner owner) {}

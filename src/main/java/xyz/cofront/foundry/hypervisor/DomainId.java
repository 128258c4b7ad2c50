package xyz.cofront.foundry.hypervisor;

import java.util.UUID;

/// Which domain is meant. Calls go by the UUID; the name is for messages.
public record DomainId(UUID uuid, String name) {}

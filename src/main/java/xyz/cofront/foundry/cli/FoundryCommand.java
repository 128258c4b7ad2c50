package xyz.cofront.foundry.cli;

import picocli.CommandLine.Command;

/// The root of the command tree.
@Command(name = "foundry", description = "Libvirt virtual machines from Kubernetes-style YAML documents.")
public final class FoundryCommand {}

/// Breaks things around a running Foundry: its connection, its daemon, its process, its disks. It must not know what
/// Foundry does with libvirt, only how the two talk.
@org.jspecify.annotations.NullMarked
package xyz.cofront.foundry.fault;

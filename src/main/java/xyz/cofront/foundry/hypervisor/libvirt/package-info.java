/// The adapter to libvirt: the port's calls on libvirt-java and, where that lacks them, on libvirt itself. It must not
/// decide anything about machines, and no other package may name `org.libvirt` or `com.sun.jna`.
@org.jspecify.annotations.NullMarked
package xyz.cofront.foundry.hypervisor.libvirt;

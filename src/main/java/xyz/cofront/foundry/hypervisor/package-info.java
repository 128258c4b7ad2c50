/// The port to the host's hypervisor, in Foundry's own words: domains, pools, volumes. It must not name a libvirt type.
@org.jspecify.annotations.NullMarked
package xyz.cofront.foundry.hypervisor;

/// Foundry against a real libvirtd and real guests, in the lab. It must not be run beside anybody's own libvirt.
@org.jspecify.annotations.NullMarked
package xyz.cofront.foundry.real;

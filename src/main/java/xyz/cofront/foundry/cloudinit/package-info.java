/// What the guest's cloud-init reads: user-data, meta-data, network-config, and the NoCloud ISO that carries
/// them. Pure functions; it must not touch a file, a clock or the host, and no message of it may repeat what
/// the user wrote.
@org.jspecify.annotations.NullMarked
package xyz.cofront.foundry.cloudinit;

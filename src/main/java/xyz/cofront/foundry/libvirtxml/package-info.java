/// Stand-in.
@org.jspecify.annotations.NullMarked
package xyz.cofront.foundry.libvirtxml;

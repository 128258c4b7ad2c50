/// Base images: judging their bytes, importing, listing and finding them. It must not print, parse options
/// or know libvirt.
@org.jspecify.annotations.NullMarked
package xyz.cofront.foundry.image;

/// The rules of a `VirtualMachine` document, all checked at once. Pure: it must not read a host, a file or a clock.
@org.jspecify.annotations.NullMarked
package xyz.cofront.foundry.validation;

/// What everything of a virtual machine is called, derived from its document alone. It must not ask the host
/// whether a name is free.
@org.jspecify.annotations.NullMarked
package xyz.cofront.foundry.naming;

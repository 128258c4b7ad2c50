/// The use cases around one machine: create, destroy, list, get; and the pure plan of a create. It must not
/// print, and
/// it reaches the host through the port alone.
@org.jspecify.annotations.NullMarked
package xyz.cofront.foundry.vm;

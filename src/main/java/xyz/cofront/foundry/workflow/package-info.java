/// Steps that act and know how to take themselves back, and the one loop that runs them. It must not know what the
/// steps
/// are about.
@org.jspecify.annotations.NullMarked
package xyz.cofront.foundry.workflow;

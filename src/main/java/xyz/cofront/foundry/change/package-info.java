/// What is to change of a machine: its last applied document, its new one and what libvirt has, compared field by
/// field,
/// each difference with its class; pure. It must not ask the host, or carry a change out.
@org.jspecify.annotations.NullMarked
package xyz.cofront.foundry.change;

/// The process edge, which wires the packages together. It must not hold logic of its own.
@org.jspecify.annotations.NullMarked
package xyz.cofront.foundry;

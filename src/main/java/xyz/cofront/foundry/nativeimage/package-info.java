/// What the native binary does otherwise than a JVM: replacements of methods of libraries, seen by the image builder
/// alone. It must not hold anything that Foundry itself does, and nothing may name it.
@org.jspecify.annotations.NullMarked
package xyz.cofront.foundry.nativeimage;

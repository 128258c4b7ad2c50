/// Holds what the native binary's builder is told to what Foundry's classes are. It must not need a native binary.
@org.jspecify.annotations.NullMarked
package xyz.cofront.foundry.nativeimage;

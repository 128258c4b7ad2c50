/// Finds what work that was cut off left on the host, and repairs what the rules of ownership allow. It must not touch
/// what Foundry did not make or what a living process works on.
@org.jspecify.annotations.NullMarked
package xyz.cofront.foundry.recovery;

/// Looks at what a host must have for guests, check by check, each with its state, the reason and what mends it.
/// It must not change anything, wait for a device or pipe, or read a file without a bound.
@org.jspecify.annotations.NullMarked
package xyz.cofront.foundry.checkup;

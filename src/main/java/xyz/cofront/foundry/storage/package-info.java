/// Storage pools: made, listed, looked into and removed, and the space of the whole host. It must not judge the
/// bytes in their volumes.
@org.jspecify.annotations.NullMarked
package xyz.cofront.foundry.storage;

/// Storage pools: the default ones, their list and their space. It must not know what lies in the volumes.
@org.jspecify.annotations.NullMarked
package xyz.cofront.foundry.storage;

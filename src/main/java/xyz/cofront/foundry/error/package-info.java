/// What can go wrong, one kind per exit code. It must not know how a message is printed.
@org.jspecify.annotations.NullMarked
package xyz.cofront.foundry.error;

/// What a guest's serial log tells of its boot: stages, addresses, host keys, failures; pure. It must not ask the host.
@org.jspecify.annotations.NullMarked
package xyz.cofront.foundry.seriallog;

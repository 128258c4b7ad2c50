/// What the commands take, as man pages and completion scripts: pure, from values to texts. It must not know the
/// library
/// that reads the command line, nor ask the host.
@org.jspecify.annotations.NullMarked
package xyz.cofront.foundry.usage;

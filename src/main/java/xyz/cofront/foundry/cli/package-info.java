/// The command line: the only place for picocli. A command builds a request, calls one use case and prints the result;
/// it must not do the work itself.
@org.jspecify.annotations.NullMarked
package xyz.cofront.foundry.cli;

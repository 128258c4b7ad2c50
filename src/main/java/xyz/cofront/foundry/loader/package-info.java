/// YAML text to documents and back: strict, with line and column for every problem. It must not judge what a document
/// asks for (that is `validation`), nor look at a host.
@org.jspecify.annotations.NullMarked
package xyz.cofront.foundry.loader;

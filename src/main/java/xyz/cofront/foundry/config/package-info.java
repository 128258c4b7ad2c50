/// The settings of one run, each with its origin: flag, environment, configuration file, default. It must not connect
/// to anything, and it reads files and environment only through what it is handed.
@org.jspecify.annotations.NullMarked
package xyz.cofront.foundry.config;

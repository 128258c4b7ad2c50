/// The few things of the operating system that the JDK has no words for. It must not know what they are asked for.
@org.jspecify.annotations.NullMarked
package xyz.cofront.foundry.platform;

/// The bytes of an image on their way: holes, decompression, digests, reading ahead. It must not know pools
/// or judge what the bytes are.
@org.jspecify.annotations.NullMarked
package xyz.cofront.foundry.content;

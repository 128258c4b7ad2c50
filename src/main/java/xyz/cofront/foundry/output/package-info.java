/// How results, progress and failures look: one printer per format, and the lines and bars on stderr. It must not call
/// a use case, and it sends no foreign character to the terminal as it came.
@org.jspecify.annotations.NullMarked
package xyz.cofront.foundry.output;

/// What a document may hold, as JSON Schema, and what that says of each field. It must not judge a
/// document: the loader does.
@org.jspecify.annotations.NullMarked
package xyz.cofront.foundry.schema;

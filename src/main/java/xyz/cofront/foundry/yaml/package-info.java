/// YAML text to nodes with places, under limits that no text can get past, and Jackson trees to YAML text. It must not
/// know any document's fields.
@org.jspecify.annotations.NullMarked
package xyz.cofront.foundry.yaml;

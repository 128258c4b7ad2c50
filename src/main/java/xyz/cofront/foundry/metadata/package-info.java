/// What Foundry keeps in a domain's `<metadata>`, and what it proves. It must not hold a secret.
@org.jspecify.annotations.NullMarked
package xyz.cofront.foundry.metadata;

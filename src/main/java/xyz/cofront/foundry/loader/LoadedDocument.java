package xyz.cofront.foundry.loader;

import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.validation.FieldPath;

/// One document of a source, bound as far as it could be: it is fit for use only if its source had no
/// problem.
///
/// @param line where the document starts, from 1
/// @param places where its fields stand
/// @param prefix the document's own path in its source, such as `items[2]`; `""` for a document of its own
public record LoadedDocument(VirtualMachine vm, int line, Places places, String prefix) {

    /// Whether its text names the field.
    ///
    /// @param path the field, from the document's own root
    public boolean sets(String path) {
        return places.has(FieldPath.join(prefix, path));
    }

    /// A problem with one of its fields that reading the source alone does not show.
    ///
    /// @param source the name of the document's source
    /// @param path the field, from the document's own root
    public Problem problem(String source, String path, String message) {
        String whole = FieldPath.join(prefix, path);
        Places.Place place = places.of(whole);
        return new Problem(source, place.line(), place.column(), whole, message, "", Severity.INVALID);
    }
}

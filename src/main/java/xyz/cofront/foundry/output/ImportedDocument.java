package xyz.cofront.foundry.output;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import xyz.cofront.foundry.api.v1alpha1.ImageProvenance;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.image.ImportedImage;

/// An image that was just imported, as JSON and YAML show it.
@JsonPropertyOrder({"apiVersion", "kind", "name", "pool", "format", "virtualSizeBytes", "path", "provenance"})
record ImportedDocument(
        String apiVersion,
        String kind,
        String name,
        String pool,
        String format,
        long virtualSizeBytes,
        String path,
        ImageProvenance provenance) {

    static ImportedDocument of(ImportedImage image) {
        return new ImportedDocument(
                VirtualMachine.API_VERSION,
                "ImportedImage",
                image.name(),
                image.pool(),
                image.format().wire(),
                image.virtualSize(),
                image.path(),
                image.provenance());
    }
}

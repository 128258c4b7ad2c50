package xyz.cofront.foundry.output;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.image.ImportedImage;

/// An image that was just imported, as JSON and YAML show it.
@JsonPropertyOrder({
    "apiVersion",
    "kind",
    "name",
    "pool",
    "format",
    "virtualSizeBytes",
    "fileSizeBytes",
    "path",
    "sha256"
})
record ImportedDocument(
        String apiVersion,
        String kind,
        String name,
        String pool,
        String format,
        long virtualSizeBytes,
        long fileSizeBytes,
        String path,
        String sha256) {

    static ImportedDocument of(ImportedImage image) {
        return new ImportedDocument(
                VirtualMachine.API_VERSION,
                "ImportedImage",
                image.name(),
                image.pool(),
                image.format().wire(),
                image.virtualSize(),
                image.fileSize(),
                image.path(),
                image.sha256());
    }
}

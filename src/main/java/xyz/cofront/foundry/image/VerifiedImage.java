package xyz.cofront.foundry.image;

import java.util.Optional;
import xyz.cofront.foundry.api.v1alpha1.ImageProvenance;

/// An image whose bytes are what they were when it was imported, as far as that is recorded.
///
/// @param digest that its bytes have now
/// @param provenance with the digest they had; empty if Foundry did not import it
public record VerifiedImage(String name, String pool, String digest, Optional<ImageProvenance> provenance) {}

package xyz.cofront.foundry.image;

import xyz.cofront.foundry.hypervisor.VolumeId;

/// Something that `image prune` clears up.
///
/// @param what it is
/// @param image which image it is, or belongs to
/// @param bytes what it takes of the pool
public record Prunable(What what, VolumeId image, long bytes) {
    /// What can be cleared up.
    public enum What {
        /// What an import that was cut off left.
        INTERRUPTED_IMPORT("interrupted import"),
        /// An image whose deletion was cut off before anything was deleted: it becomes an image again.
        INTERRUPTED_DELETION("interrupted deletion, taken back"),
        /// What stood beside an image that is gone.
        REMAINS("remains of an image that is gone"),
        /// A whole image that nothing stands on.
        UNUSED("unused image");

        private final String text;

        What(String text) {
            this.text = text;
        }

        /// For people.
        public String text() {
            return text;
        }
    }
}

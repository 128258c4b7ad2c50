package xyz.cofront.foundry.image;

/// What the marker beside an image says.
sealed interface Marked {
    /// There is none: nothing is at work on the image.
    record Absent() implements Marked {}

    /// Nothing yet: its maker writes into it next, or died before it did. Nothing was done to the image
    /// then: that comes later.
    record Blank() implements Marked {}

    /// Nothing that can be read: Foundry did not write it, or a newer one did.
    record Unreadable() implements Marked {}

    /// What is done, and who does it.
    record Known(ImageMarker marker) implements Marked {}
}

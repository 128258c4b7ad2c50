package xyz.cofront.foundry.libvirtxml;

import org.jspecify.annotations.Nullable;

/// An element that says all by being there, such as `<readonly/>`.
final class EmptyElement {
    static @Nullable EmptyElement where(boolean wanted) {
        return wanted ? new EmptyElement() : null;
    }
}

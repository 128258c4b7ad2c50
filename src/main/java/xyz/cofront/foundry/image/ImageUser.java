package xyz.cofront.foundry.image;

import xyz.cofront.foundry.hypervisor.VolumeId;

/// Something that stands on an image.
public sealed interface ImageUser {
    /// A VM, one of whose disks is the image or lies over it.
    record Machine(String name) implements ImageUser {
        @Override
        public String text() {
            return "VM '" + name + "'";
        }
    }

    /// A volume over the image that no VM uses.
    record Overlay(VolumeId volume) implements ImageUser {
        @Override
        public String text() {
            return "volume '" + volume + "'";
        }
    }

    /// For sentences.
    String text();
}

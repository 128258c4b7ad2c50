package xyz.cofront.foundry.libvirtxml;

import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `<backingStore>`: the files below a disk, one within the other. The empty innermost one ends the chain; without it
/// libvirt would look into the image and follow whatever its header names.
@XmlType(propOrder = {"format", "source", "backingStore"})
final class BackingStoreElement {
    @XmlAttribute
    final @Nullable String type;

    final @Nullable TypeElement format;
    final @Nullable SourceElement source;
    final @Nullable BackingStoreElement backingStore;

    private BackingStoreElement() {
        type = null;
        format = null;
        source = null;
        backingStore = null;
    }

    private BackingStoreElement(DiskSpec.Backing nearest, BackingStoreElement below) {
        type = nearest.block() ? "block" : "file";
        format = new TypeElement(nearest.format().wire());
        source = SourceElement.storage(nearest.path(), nearest.block());
        backingStore = below;
    }

    static BackingStoreElement of(List<DiskSpec.Backing> chain) {
        BackingStoreElement element = new BackingStoreElement();
        for (DiskSpec.Backing file : chain.reversed()) {
            element = new BackingStoreElement(file, element);
        }
        return element;
    }
}

package xyz.cofront.foundry.libvirtxml;

import org.jspecify.annotations.Nullable;

/// XML that is not well-formed, too large, or not what it should be.
public final class XmlFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    XmlFormatException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    XmlFormatException(String message) {
        this(message, null);
    }
}

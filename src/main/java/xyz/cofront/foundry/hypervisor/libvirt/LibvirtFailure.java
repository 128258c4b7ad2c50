package xyz.cofront.foundry.hypervisor.libvirt;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;
import org.libvirt.jna.Libvirt;
import org.libvirt.jna.virError;

/// A call of libvirt that failed, whichever way it was made.
final class LibvirtFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final ErrorNumber number;
    private final ErrorNumber given;
    private final int systemError;
    private final String message;

    /// @param number `VIR_ERR_UNKNOWN` for codes newer than libvirt-java
    /// @param systemError the C library's error number with `VIR_ERR_SYSTEM_ERROR`
    LibvirtFailure(ErrorNumber number, int systemError, @Nullable String message, @Nullable Throwable cause) {
        this(number, number, systemError, message, cause);
    }

    private LibvirtFailure(
            ErrorNumber number,
            ErrorNumber given,
            int systemError,
            @Nullable String message,
            @Nullable Throwable cause) {
        super(message, cause);
        this.number = number;
        this.given = given;
        this.systemError = systemError;
        this.message = message == null || message.isBlank() ? "libvirt gave no reason" : oneLine(message);
    }

    /// What QEMU and other programs said stands in libvirt's messages as they wrote it, line by line.
    private static String oneLine(String message) {
        return message.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("; "));
    }

    static LibvirtFailure of(LibvirtException thrown) {
        org.libvirt.Error error = thrown.getError();
        return new LibvirtFailure(error.getCode(), error.getInt1(), error.getMessage(), thrown);
    }

    /// The last failure on this thread, for calls that only return -1 or null.
    static LibvirtFailure last() {
        virError last = Libvirt.INSTANCE.virGetLastError();
        if (last == null) {
            return new LibvirtFailure(ErrorNumber.VIR_ERR_UNKNOWN, 0, null, null);
        }
        return new LibvirtFailure(new org.libvirt.Error(last).getCode(), last.int1, last.message, null);
    }

    /// @throws LibvirtFailure if the result is negative
    static int check(int result) throws LibvirtFailure {
        if (result < 0) {
            throw last();
        }
        return result;
    }

    /// @throws LibvirtFailure if there is no result
    static <T> T check(@Nullable T result) throws LibvirtFailure {
        if (result == null) {
            throw last();
        }
        return result;
    }

    static boolean is(LibvirtException thrown, ErrorNumber number) {
        return thrown.getError().getCode() == number;
    }

    /// The same failure under a code that says more of what it means.
    LibvirtFailure as(ErrorNumber meaning) {
        return new LibvirtFailure(meaning, given, systemError, message, this);
    }

    ErrorNumber number() {
        return number;
    }

    /// The code that libvirt itself gave with the message.
    ErrorNumber given() {
        return given;
    }

    int systemError() {
        return systemError;
    }

    @Override
    public String getMessage() {
        return message;
    }
}

package xyz.cofront.foundry.hypervisor.libvirt;

import static java.util.Map.entry;

import java.util.Map;
import org.libvirt.Error.ErrorNumber;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

/// What libvirt's error codes mean to a caller (libvirt's `virErrorNumber`; its texts decide nothing; what they have
/// the user told
/// is in [Advice]).
///
/// Two meanings need more than the code and are found out where they arise: a name that is taken comes as
/// `VIR_ERR_OPERATION_FAILED`, and a connection that is gone as almost anything.
final class ErrorKinds {
    private static final int EPERM = 1;
    private static final int ENOENT = 2;
    private static final int EACCES = 13;
    private static final int ENOSPC = 28;
    private static final int EDQUOT = 122;

    private static final Map<ErrorNumber, Kind> BY_NUMBER = Map.ofEntries(
            entry(ErrorNumber.VIR_ERR_NO_DOMAIN, Kind.NOT_FOUND),
            entry(ErrorNumber.VIR_ERR_NO_STORAGE_POOL, Kind.NOT_FOUND),
            entry(ErrorNumber.VIR_ERR_NO_STORAGE_VOL, Kind.NOT_FOUND),
            entry(ErrorNumber.VIR_ERR_NO_NETWORK, Kind.NOT_FOUND),
            entry(ErrorNumber.VIR_ERR_NO_DOMAIN_METADATA, Kind.NOT_FOUND),
            entry(ErrorNumber.VIR_ERR_DOM_EXIST, Kind.ALREADY_EXISTS),
            entry(ErrorNumber.VIR_ERR_STORAGE_VOL_EXIST, Kind.ALREADY_EXISTS),
            entry(ErrorNumber.VIR_ERR_XML_ERROR, Kind.INVALID),
            entry(ErrorNumber.VIR_ERR_XML_DETAIL, Kind.INVALID),
            entry(ErrorNumber.VIR_ERR_XML_INVALID_SCHEMA, Kind.INVALID),
            entry(ErrorNumber.VIR_ERR_CONFIG_UNSUPPORTED, Kind.INVALID),
            entry(ErrorNumber.VIR_ERR_INVALID_ARG, Kind.INVALID),
            entry(ErrorNumber.VIR_ERR_OS_TYPE, Kind.INVALID),
            entry(ErrorNumber.VIR_ERR_NO_NAME, Kind.INVALID),
            entry(ErrorNumber.VIR_ERR_OVERFLOW, Kind.INVALID),
            entry(ErrorNumber.VIR_ERR_INVALID_MAC, Kind.INVALID),
            entry(ErrorNumber.VIR_ERR_OPERATION_INVALID, Kind.WRONG_STATE),
            entry(ErrorNumber.VIR_ERR_RESOURCE_BUSY, Kind.BUSY),
            entry(ErrorNumber.VIR_ERR_OPERATION_TIMEOUT, Kind.BUSY),
            entry(ErrorNumber.VIR_ERR_NO_SUPPORT, Kind.UNSUPPORTED),
            entry(ErrorNumber.VIR_ERR_OPERATION_UNSUPPORTED, Kind.UNSUPPORTED),
            entry(ErrorNumber.VIR_ERR_ARGUMENT_UNSUPPORTED, Kind.UNSUPPORTED),
            entry(ErrorNumber.VIR_ERR_AUTH_FAILED, Kind.DENIED),
            entry(ErrorNumber.VIR_ERR_AUTH_CANCELLED, Kind.DENIED),
            entry(ErrorNumber.VIR_ERR_AUTH_UNAVAILABLE, Kind.DENIED),
            entry(ErrorNumber.VIR_ERR_OPERATION_DENIED, Kind.DENIED),
            entry(ErrorNumber.VIR_ERR_ACCESS_DENIED, Kind.DENIED),
            entry(ErrorNumber.VIR_ERR_NO_CONNECT, Kind.CONNECTION),
            entry(ErrorNumber.VIR_ERR_INVALID_CONN, Kind.CONNECTION));

    private ErrorKinds() {}

    /// Of a failed call.
    static Kind of(LibvirtFailure failure) {
        if (failure.number() == ErrorNumber.VIR_ERR_SYSTEM_ERROR && isFull(failure)) {
            return Kind.NO_SPACE;
        }
        return BY_NUMBER.getOrDefault(failure.number(), Kind.FAILED);
    }

    /// Of an attempt to connect: there is a connection or there is none, but the user may want to know of a closed
    /// door.
    static Kind ofOpening(LibvirtFailure failure) {
        boolean closed = failure.number() == ErrorNumber.VIR_ERR_SYSTEM_ERROR
                && (failure.systemError() == EACCES || failure.systemError() == EPERM);
        return closed || of(failure) == Kind.DENIED ? Kind.DENIED : Kind.CONNECTION;
    }

    /// Whether a volume's file is gone although its pool still knows it.
    static boolean isVanished(LibvirtFailure failure) {
        return failure.number() == ErrorNumber.VIR_ERR_NO_STORAGE_VOL
                || (failure.number() == ErrorNumber.VIR_ERR_SYSTEM_ERROR && failure.systemError() == ENOENT);
    }

    private static boolean isFull(LibvirtFailure failure) {
        return failure.systemError() == ENOSPC || failure.systemError() == EDQUOT;
    }
}

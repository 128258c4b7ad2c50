package xyz.cofront.foundry.nativeimage;

import org.graalvm.nativeimage.c.function.CFunction;
import org.graalvm.nativeimage.c.type.CCharPointer;
import org.graalvm.nativeimage.c.type.CIntPointer;

/// The functions of the C library that the binary calls, without a change of the thread's state, which might call
/// others and lose the error number. None of them waits for long.
final class CLibrary {
    /// `O_RDONLY | O_CLOEXEC`.
    static final int READ_ONLY = 0x80000;

    /// `MFD_CLOEXEC`: programs that are started do not inherit it.
    static final int CLOSED_ON_EXEC = 1;

    /// `SYSLOG_ACTION_READ_ALL`.
    static final int READ_ALL = 3;

    private CLibrary() {}

    @CFunction(value = "klogctl", transition = CFunction.Transition.NO_TRANSITION)
    static native int readKernelLog(int action, CCharPointer buffer, int length);

    @CFunction(value = "memfd_create", transition = CFunction.Transition.NO_TRANSITION)
    static native int createMemoryFile(CCharPointer name, int flags);

    @CFunction(value = "open", transition = CFunction.Transition.NO_TRANSITION)
    static native int open(CCharPointer path, int flags);

    @CFunction(value = "lseek", transition = CFunction.Transition.NO_TRANSITION)
    static native long seek(int descriptor, long offset, int whence);

    @CFunction(value = "close", transition = CFunction.Transition.NO_TRANSITION)
    static native int close(int descriptor);

    @CFunction(value = "__errno_location", transition = CFunction.Transition.NO_TRANSITION)
    static native CIntPointer errno();
}

package xyz.cofront.foundry.platform;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// Three functions of the C library. What fails is told as the negative error number. In the native binary others take
/// their place (`nativeimage.FileCallsInC`), with the same names and parameters.
final class FileCalls {
    /// `O_RDONLY | O_CLOEXEC`.
    private static final int READ_ONLY = 0x80000;

    private FileCalls() {}

    /// @return the descriptor
    static int open(String path) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = arena.allocate(Bound.STATE);
            int descriptor = (int) Bound.OPEN.invokeExact(errno, arena.allocateFrom(path), READ_ONLY);
            return descriptor < 0 ? -Bound.errno(errno) : descriptor;
        } catch (Throwable thrown) {
            throw unexpected(thrown);
        }
    }

    /// @return the position
    static long seek(int descriptor, long offset, int whence) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment errno = arena.allocate(Bound.STATE);
            long found = (long) Bound.LSEEK.invokeExact(errno, descriptor, offset, whence);
            return found < 0 ? -Bound.errno(errno) : found;
        } catch (Throwable thrown) {
            throw unexpected(thrown);
        }
    }

    static void close(int descriptor) {
        try {
            int _ = (int) Bound.CLOSE.invokeExact(descriptor);
        } catch (Throwable thrown) {
            throw unexpected(thrown);
        }
    }

    /// What a method handle throws is anything, to the compiler.
    private static RuntimeException unexpected(Throwable thrown) {
        return switch (thrown) {
            case RuntimeException failure -> failure;
            case Error failure -> throw failure;
            default -> new IllegalStateException(thrown);
        };
    }

    /// Bound on first use.
    private static final class Bound {
        private static final StructLayout STATE = Linker.Option.captureStateLayout();
        private static final VarHandle ERRNO = STATE.varHandle(StructLayout.PathElement.groupElement("errno"));

        static final MethodHandle OPEN = bind(
                "open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT), Linker.Option.captureCallState("errno"));
        static final MethodHandle LSEEK = bind(
                "lseek",
                FunctionDescriptor.of(JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_INT),
                Linker.Option.captureCallState("errno"));
        static final MethodHandle CLOSE = bind("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

        private Bound() {}

        /// A wrong signature would crash the process: hence the compiler's warning. These are POSIX's own.
        @SuppressWarnings("restricted")
        private static MethodHandle bind(String name, FunctionDescriptor signature, Linker.Option... options) {
            Linker linker = Linker.nativeLinker();
            return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), signature, options);
        }

        static int errno(MemorySegment state) {
            return (int) ERRNO.get(state, 0L);
        }
    }
}

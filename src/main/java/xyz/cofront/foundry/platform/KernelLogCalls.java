package xyz.cofront.foundry.platform;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// A function of the C library. In the native binary another takes its place (`nativeimage.KernelLogCallsInC`), with
/// the same name and parameters.
final class KernelLogCalls {
    /// `SYSLOG_ACTION_READ_ALL`.
    private static final int READ_ALL = 3;

    private KernelLogCalls() {}

    /// @return how many bytes of the buffer were filled; negative if that is not allowed
    static int readAll(byte[] buffer) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(buffer.length);
            int length = (int) Bound.KLOGCTL.invokeExact(READ_ALL, memory, buffer.length);
            if (length > 0) {
                MemorySegment.copy(memory, JAVA_BYTE, 0, buffer, 0, length);
            }
            return length;
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable thrown) {
            throw new IllegalStateException(thrown);
        }
    }

    /// Bound on first use.
    private static final class Bound {
        static final MethodHandle KLOGCTL = bind();

        private Bound() {}

        /// A wrong signature would crash the process: hence the compiler's warning. This is the manual's own.
        @SuppressWarnings("restricted")
        private static MethodHandle bind() {
            Linker linker = Linker.nativeLinker();
            return linker.downcallHandle(
                    linker.defaultLookup().findOrThrow("klogctl"),
                    FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
        }
    }
}

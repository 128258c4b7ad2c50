package xyz.cofront.foundry.nativeimage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.graalvm.nativeimage.c.type.CTypeConversion;
import org.graalvm.nativeimage.c.type.CTypeConversion.CCharPointerHolder;

/// A shared library that is a resource of the binary, loaded without a file on any disk (memfd_create(2)).
final class MemoryLibrary {
    private MemoryLibrary() {}

    /// JNA's own library.
    ///
    /// @throws UnsatisfiedLinkError if that cannot be done
    static void loadJna() {
        String machine = System.getProperty("os.arch", "");
        load("/com/sun/jna/linux-" + (machine.equals("amd64") ? "x86-64" : machine) + "/libjnidispatch.so");
    }

    // The warning is for classes that load what they were not meant to.
    @SuppressWarnings("restricted")
    private static void load(String resource) {
        int descriptor = create();
        try {
            Path file = Path.of("/proc/self/fd/" + descriptor);
            fill(file, resource);
            System.load(file.toString());
        } finally {
            CLibrary.close(descriptor);
        }
    }

    private static int create() {
        try (CCharPointerHolder name = CTypeConversion.toCString("foundry")) {
            int descriptor = CLibrary.createMemoryFile(name.get(), CLibrary.CLOSED_ON_EXEC);
            if (descriptor < 0) {
                throw new UnsatisfiedLinkError("the kernel gives no memory file");
            }
            return descriptor;
        }
    }

    private static void fill(Path file, String resource) {
        try (InputStream content = MemoryLibrary.class.getResourceAsStream(resource)) {
            if (content == null) {
                throw new UnsatisfiedLinkError(resource + " is not in the binary");
            }
            Files.write(file, content.readAllBytes());
        } catch (IOException failure) {
            throw new IllegalStateException("cannot write to memory", failure);
        }
    }
}

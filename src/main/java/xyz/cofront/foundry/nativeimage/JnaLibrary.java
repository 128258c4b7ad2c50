package xyz.cofront.foundry.nativeimage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.graalvm.nativeimage.Platform;
import org.graalvm.nativeimage.hosted.Feature;
import org.graalvm.nativeimage.hosted.RuntimeResourceAccess;

/// Puts JNA's own library for the machine that is built for into the binary, and for no other.
public final class JnaLibrary implements Feature {
    @Override
    public String getDescription() {
        return "Takes in JNA's library of one machine";
    }

    @Override
    public void beforeAnalysis(BeforeAnalysisAccess access) {
        String machine = Platform.includedIn(Platform.AMD64.class) ? "x86-64" : "aarch64";
        Class<?> jna = access.findClassByName("com.sun.jna.Native");
        String name = "com/sun/jna/linux-" + machine + "/libjnidispatch.so";
        RuntimeResourceAccess.addResource(jna.getModule(), name, content(jna, name));
    }

    /// The builder would put in twice what it finds in a library by its name alone.
    private static byte[] content(Class<?> jna, String name) {
        try (InputStream content = jna.getResourceAsStream("/" + name)) {
            return Objects.requireNonNull(content, name).readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

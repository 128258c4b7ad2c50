package xyz.cofront.foundry.nativeimage;

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
        RuntimeResourceAccess.addResource(
                access.findClassByName("com.sun.jna.Native").getModule(),
                "com/sun/jna/linux-" + machine + "/libjnidispatch.so");
    }
}

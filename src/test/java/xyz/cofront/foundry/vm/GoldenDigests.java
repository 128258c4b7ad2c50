package xyz.cofront.foundry.vm;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import xyz.cofront.foundry.cloudinit.NoCloudIso;

/// Prints where this JVM believes to be, then the SHA-256 of every artefact of every golden case, one a line.
final class GoldenDigests {
    private GoldenDigests() {}

    @SuppressWarnings("SystemOut") // a program of its own, whose stdout is read by the test
    public static void main(String... args) throws IOException {
        PrintStream out = System.out;
        out.println(place());
        all().forEach((artefact, digest) -> out.println(artefact + " " + digest));
    }

    /// Zone, locale and charset.
    static String place() {
        return ZoneId.systemDefault() + " " + Locale.getDefault() + " " + Charset.defaultCharset();
    }

    /// By case and artefact, the ISO being one of them.
    static SortedMap<String, String> all() throws IOException {
        SortedMap<String, String> digests = new TreeMap<>();
        for (GoldenCase golden : GoldenCase.all()) {
            CreatePlan plan = golden.plan();
            for (Map.Entry<String, String> file : GoldenCase.files(plan).entrySet()) {
                digests.put(
                        golden.name() + "/" + file.getKey(),
                        sha256(file.getValue().getBytes(StandardCharsets.UTF_8)));
            }
            plan.seed().ifPresent(seed -> digests.put(golden.name() + "/seed.iso", sha256(NoCloudIso.render(seed))));
        }
        return digests;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}

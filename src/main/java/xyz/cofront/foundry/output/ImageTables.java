package xyz.cofront.foundry.output;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import xyz.cofront.foundry.api.v1alpha1.ImageProvenance;
import xyz.cofront.foundry.image.Image;
import xyz.cofront.foundry.image.ImageUser;
import xyz.cofront.foundry.image.Inspection;
import xyz.cofront.foundry.image.Pruned;
import xyz.cofront.foundry.image.VerifiedImage;

/// Images for people.
///
/// @param now for ages
record ImageTables(Instant now) {
    private static final int KEY_WIDTH = 14;
    private static final int SHORT_DIGEST = 12;

    String list(List<Image> images, boolean wide) {
        Columns columns = wide
                ? new Columns(
                        "NAME", "FORMAT", "VIRTUAL", "SIZE", "DIGEST", "SOURCE", "AGE", "USED BY", "STATUS", "POOL",
                        "PATH")
                : new Columns("NAME", "FORMAT", "VIRTUAL", "SIZE", "DIGEST", "SOURCE", "AGE", "USED BY");
        for (Image image : images) {
            Optional<ImageProvenance> provenance = image.provenance();
            String digest = provenance.map(ImageProvenance::digest).orElse("");
            String source = provenance.map(ImageProvenance::source).orElse("");
            if (wide) {
                columns.add(
                        image.name(),
                        image.format().wire(),
                        Size.ofBytes(image.virtualSize()),
                        Size.ofBytes(image.allocation()),
                        digest,
                        source,
                        age(image),
                        Integer.toString(image.users().size()),
                        status(image),
                        image.pool(),
                        image.path());
            } else {
                columns.add(
                        image.name(),
                        image.format().wire(),
                        Size.ofBytes(image.virtualSize()),
                        Size.ofBytes(image.allocation()),
                        shortened(digest),
                        source.substring(source.lastIndexOf('/') + 1),
                        age(image),
                        Integer.toString(image.users().size()));
            }
        }
        return columns.text("");
    }

    String described(Image image) {
        StringBuilder text = new StringBuilder();
        line(text, "Name", image.name());
        line(text, "Pool", image.pool());
        line(text, "Path", image.path());
        line(text, "Format", image.format().wire());
        line(text, "Virtual size", Size.ofBytes(image.virtualSize()));
        line(text, "Size", Size.ofBytes(image.allocation()));
        line(text, "Status", status(image));
        reasons(image).forEach(reason -> line(text, "", reason));
        image.provenance().ifPresent(provenance -> describe(text, provenance));
        List<String> users = image.users().stream().map(ImageUser::text).toList();
        line(text, "Used by", users.isEmpty() ? "-" : users.getFirst());
        users.stream().skip(1).forEach(user -> line(text, "", user));
        return text.toString();
    }

    private void describe(StringBuilder text, ImageProvenance provenance) {
        line(text, "Source", provenance.source());
        line(text, "Digest", provenance.digest());
        Optional.ofNullable(provenance.checksum()).ifPresent(checksum -> line(text, "Checksum", checksum));
        line(text, "Imported", provenance.imported() + " (" + age(provenance.imported()) + " ago)");
        Optional.ofNullable(provenance.importedBy()).ifPresent(by -> line(text, "Imported by", by));
        Optional.ofNullable(provenance.defaultUser()).ifPresent(user -> line(text, "Default user", user));
    }

    static String verified(VerifiedImage image) {
        String name = "Image '" + Text.escape(image.name()) + "' ";
        return image.provenance().isPresent()
                ? name + "is what was imported (" + Text.escape(image.digest()) + ")\n"
                : name + "can be used; what it was when it came is not recorded (now " + Text.escape(image.digest())
                        + ")\n";
    }

    static String pruned(Pruned pruned, boolean dryRun) {
        Stream<String> volumes = pruned.volumes().stream()
                .map(prunable -> "'" + prunable.image().name() + "' ("
                        + prunable.what().text() + ", " + Size.ofBytes(prunable.bytes()) + ")");
        Stream<String> downloads = pruned.downloads().stream()
                .map(download -> "the download of " + (download.url().isEmpty() ? "an unknown URL" : download.url())
                        + " (" + Size.ofBytes(download.length()) + ")");
        String text = Stream.concat(volumes, downloads)
                .map(what -> (dryRun ? "Would clear up " : "Cleared up ") + Text.escape(what) + "\n")
                .collect(Collectors.joining());
        return text.isEmpty() ? "Nothing to clear up\n" : text;
    }

    static List<String> reasons(Image image) {
        if (image.verdict().isPresent() && image.verdict().get() instanceof Inspection.Refused refused) {
            return refused.reasons();
        }
        return image.unusable() ? List.of("its bytes are of another format than its name says") : List.of();
    }

    private static String status(Image image) {
        if (image.verdict().isEmpty()) {
            return "unknown";
        }
        return image.unusable() ? "unusable" : "ready";
    }

    /// As much of the hexadecimal digits as tells images apart.
    private static String shortened(String digest) {
        String hex = digest.substring(digest.indexOf(':') + 1);
        return hex.substring(0, Math.min(SHORT_DIGEST, hex.length()));
    }

    private String age(Image image) {
        return image.since().map(this::age).orElse("");
    }

    private String age(Instant since) {
        return Age.text(Duration.between(since, now));
    }

    private static void line(StringBuilder text, String key, String value) {
        String start = key.isEmpty() ? "" : key + ":";
        text.append(Text.pad(start, KEY_WIDTH)).append(Text.escape(value)).append('\n');
    }
}

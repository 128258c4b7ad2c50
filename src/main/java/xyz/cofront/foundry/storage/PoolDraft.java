package xyz.cofront.foundry.storage;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.error.ConfigurationException;
import xyz.cofront.foundry.error.Suggestions;
import xyz.cofront.foundry.hypervisor.PoolBuild;
import xyz.cofront.foundry.libvirtxml.PoolSpec;

/// A wish for a pool, brought into form: what can be told wrong without looking at the host is.
///
/// @param target a folder's path without trailing slashes, or a name
record PoolDraft(AddPoolRequest request, PoolType type, String target) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.+-]{0,62}");
    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:]+])(?::([0-9]{1,5}))?");
    private static final Pattern VOLUME_GROUP = Pattern.compile("(?:/dev/)?([A-Za-z0-9_+.][A-Za-z0-9_+.-]*)/?");
    private static final Pattern DATA_SET = Pattern.compile("[A-Za-z][A-Za-z0-9_.:-]*(/[A-Za-z0-9_.:-]+)*");
    private static final Pattern CEPH_POOL = Pattern.compile("[A-Za-z0-9_.-]+");

    /// @throws ConfigurationException with every problem
    static PoolDraft of(AddPoolRequest request) {
        if (!NAME.matcher(request.name()).matches()) {
            throw new ConfigurationException("'" + request.name()
                    + "' cannot be a pool's name: it takes 1 to 63 letters, digits and . _ + - and begins with a"
                    + " letter or digit");
        }
        PoolType type = PoolType.of(request.type()).orElseThrow(() -> unknown(request.type()));
        List<String> problems = PoolOptions.problems(request, type);
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems.getFirst(), problems.subList(1, problems.size()), null);
        }
        return new PoolDraft(request, type, target(request.target(), type));
    }

    private static ConfigurationException unknown(String word) {
        String known = "a pool's type is one of " + String.join(", ", PoolType.words());
        List<String> details = Suggestions.closest(word, PoolType.words())
                .map(near -> List.of("did you mean '" + near + "'?", known))
                .orElse(List.of(known));
        return new ConfigurationException("there is no pool type '" + word + "'", details, null);
    }

    private static String target(String typed, PoolType type) {
        return switch (type) {
            case DIR, FS, NETFS -> FolderNames.checked(typed);
            case LOGICAL -> named(typed, VOLUME_GROUP, "a volume group's name, such as 'vg0' or '/dev/vg0'");
            case ZFS -> named(typed, DATA_SET, "a data set's name, such as 'tank/vms'");
            case RBD -> named(typed, CEPH_POOL, "a Ceph pool's name");
        };
    }

    private static String named(String typed, Pattern form, String what) {
        Matcher matcher = form.matcher(typed);
        String name = matcher.matches() && form == VOLUME_GROUP ? matcher.group(1) : typed;
        if (!matcher.matches() || name.equals(".") || name.equals("..")) {
            throw new ConfigurationException("'" + typed + "' is not " + what);
        }
        return name;
    }

    /// A host's name and port; empty if it is neither.
    static Optional<PoolSpec.Host> host(String typed) {
        Matcher matcher = HOST.matcher(typed);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String name = matcher.group(1).replaceAll("[\\[\\]]", "");
        @Nullable String port = matcher.group(2);
        boolean fits = port == null || (Integer.parseInt(port) >= 1 && Integer.parseInt(port) <= 65_535);
        return fits
                ? Optional.of(new PoolSpec.Host(name, port == null ? null : Integer.valueOf(port)))
                : Optional.empty();
    }

    String name() {
        return request.name();
    }

    /// Where its volumes will appear; empty where that is no folder of this host.
    Optional<String> path() {
        return switch (type) {
            case DIR, FS, NETFS -> Optional.of(target);
            case LOGICAL -> Optional.of("/dev/" + target);
            case ZFS -> Optional.of("/dev/zvol/" + target);
            case RBD -> Optional.empty();
        };
    }

    PoolBuild build() {
        if (request.build()) {
            return PoolBuild.EMPTY_DEVICE;
        }
        return type.folder() ? PoolBuild.FOLDER : PoolBuild.NOTHING;
    }

    PoolSpec spec() {
        String word = type.word();
        return switch (type) {
            case DIR -> new PoolSpec(word, name(), target, null);
            case FS, NETFS -> new PoolSpec(word, name(), target, source(null, request.format()));
            case LOGICAL -> new PoolSpec(word, name(), "/dev/" + target, source(target, "lvm2"));
            case ZFS, RBD -> new PoolSpec(word, name(), null, source(target, null));
        };
    }

    private PoolSpec.Source source(@Nullable String sourceName, @Nullable String format) {
        return new PoolSpec.Source(
                request.hosts().stream().flatMap(host -> host(host).stream()).toList(),
                request.sourcePath(),
                request.devices(),
                sourceName,
                format,
                login());
    }

    private PoolSpec.@Nullable Login login() {
        String user = request.user();
        String secret = request.secret();
        return user == null || secret == null ? null : new PoolSpec.Login(user, UUID.fromString(secret));
    }
}

package xyz.cofront.foundry.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which options each type of pool takes and needs (libvirt's storage pool format and its `storagepool.rng`).
final class PoolOptions {
    private static final Set<String> FILE_SYSTEMS =
            Set.of("auto", "ext2", "ext3", "ext4", "xfs", "vfat", "iso9660", "udf", "gfs2", "ocfs2", "hfs+");
    private static final Set<String> NETWORK_FILE_SYSTEMS = Set.of("auto", "nfs", "cifs", "glusterfs");
    private static final Pattern DEVICE = Pattern.compile("/dev/[A-Za-z0-9_.:+/-]+");
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final AddPoolRequest request;
    private final PoolType type;
    private final List<String> problems = new ArrayList<>();

    private PoolOptions(AddPoolRequest request, PoolType type) {
        this.request = request;
        this.type = type;
    }

    static List<String> problems(AddPoolRequest request, PoolType type) {
        PoolOptions options = new PoolOptions(request, type);
        options.count("--source-device", request.devices().size(), most(type));
        options.count("--source-host", request.hosts().size(), type == PoolType.RBD ? 16 : one(PoolType.NETFS, type));
        options.count("--source-path", given(request.sourcePath()), one(PoolType.NETFS, type));
        options.count("--format", given(request.format()), type == PoolType.FS ? 1 : one(PoolType.NETFS, type));
        options.count("--user", given(request.user()), one(PoolType.RBD, type));
        options.count("--secret", given(request.secret()), one(PoolType.RBD, type));
        options.needed();
        options.forms();
        return List.copyOf(options.problems);
    }

    private static int most(PoolType type) {
        return switch (type) {
            case FS -> 1;
            case LOGICAL -> 64;
            case DIR, NETFS, ZFS, RBD -> 0;
        };
    }

    private static int one(PoolType wanted, PoolType type) {
        return type == wanted ? 1 : 0;
    }

    private static int given(@Nullable String option) {
        return option == null ? 0 : 1;
    }

    private void count(String option, int count, int most) {
        if (count > 0 && most == 0) {
            problems.add(option + " is not for pools of type " + type.word());
        } else if (count > most) {
            problems.add(option + " is given more than " + (most == 1 ? "once" : most + " times"));
        }
    }

    private void needed() {
        boolean served = type == PoolType.NETFS || type == PoolType.RBD;
        require("--source-host", !served || !request.hosts().isEmpty());
        require("--source-path", type != PoolType.NETFS || request.sourcePath() != null);
        require("--source-device", type != PoolType.FS || !request.devices().isEmpty());
        if (given(request.user()) != given(request.secret())) {
            problems.add("--user and --secret belong together");
        }
        if (request.build() && most(type) == 0) {
            problems.add("--build is not for pools of type " + type.word());
        }
        if (request.build() && type == PoolType.LOGICAL) {
            require("--source-device", !request.devices().isEmpty());
        }
        if (request.build() && type == PoolType.FS && request.format() == null) {
            problems.add("--build needs --format, such as ext4");
        }
    }

    private void require(String option, boolean fulfilled) {
        if (!fulfilled) {
            problems.add("a pool of type " + type.word() + " needs " + option);
        }
    }

    private void forms() {
        request.hosts().stream()
                .filter(host -> PoolDraft.host(host).isEmpty())
                .forEach(host -> problems.add("--source-host: '" + host + "' is not NAME or NAME:PORT"));
        request.devices().stream()
                .filter(device -> !DEVICE.matcher(device).matches() || device.contains("/../"))
                .forEach(device -> problems.add("--source-device: '" + device + "' is not a device below /dev"));
        String path = request.sourcePath();
        if (path != null && (!path.startsWith("/") && !"glusterfs".equals(request.format()))) {
            problems.add("--source-path: '" + path + "' does not begin with /");
        }
        if (path != null && path.codePoints().anyMatch(Character::isISOControl)) {
            problems.add("--source-path: it holds a control character");
        }
        String secret = request.secret();
        if (secret != null && !UUID.matcher(secret).matches()) {
            problems.add("--secret: '" + secret + "' is not a UUID; 'virsh secret-list' shows them");
        }
        format(type == PoolType.FS ? FILE_SYSTEMS : NETWORK_FILE_SYSTEMS);
    }

    private void format(Set<String> known) {
        String format = request.format();
        if (format != null && type.folder() && type != PoolType.DIR && !known.contains(format)) {
            problems.add("--format: '" + format + "' is not one of "
                    + String.join(", ", known.stream().sorted().toList()));
        }
    }
}

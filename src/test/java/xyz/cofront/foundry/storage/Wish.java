package xyz.cofront.foundry.storage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request for the pool `fast`, put together piece by piece.
record Wish(AddPoolRequest request) {
    static Wish of(String type, String target) {
        return new Wish(
                new AddPoolRequest("fast", type, target, List.of(), null, List.of(), null, null, null, false, true));
    }

    Wish named(String name) {
        return copy(name, request.hosts(), request.sourcePath(), request.devices(), request.format(), request.build());
    }

    Wish hosts(String... hosts) {
        return copy(
                request.name(),
                List.of(hosts),
                request.sourcePath(),
                request.devices(),
                request.format(),
                request.build());
    }

    Wish path(String path) {
        return copy(request.name(), request.hosts(), path, request.devices(), request.format(), request.build());
    }

    Wish devices(String... devices) {
        return copy(
                request.name(),
                request.hosts(),
                request.sourcePath(),
                List.of(devices),
                request.format(),
                request.build());
    }

    Wish format(String format) {
        return copy(request.name(), request.hosts(), request.sourcePath(), request.devices(), format, request.build());
    }

    Wish build() {
        return copy(request.name(), request.hosts(), request.sourcePath(), request.devices(), request.format(), true);
    }

    Wish login(@Nullable String user, @Nullable String secret) {
        return new Wish(new AddPoolRequest(
                request.name(),
                request.type(),
                request.target(),
                request.hosts(),
                request.sourcePath(),
                request.devices(),
                request.format(),
                user,
                secret,
                request.build(),
                request.autostart()));
    }

    private Wish copy(
            String name,
            List<String> hosts,
            @Nullable String path,
            List<String> devices,
            @Nullable String format,
            boolean build) {
        return new Wish(new AddPoolRequest(
                name,
                request.type(),
                request.target(),
                hosts,
                path,
                devices,
                format,
                request.user(),
                request.secret(),
                build,
                request.autostart()));
    }
}

package xyz.cofront.foundry.output;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Which Foundry this is.
///
/// @param commit it was built from; null if that was not told at build time
/// @param date of that commit, as RFC 3339 writes it; null likewise
/// @param client libvirt's library on this host, asked for by formats that show it
/// @param daemon libvirt's daemon, likewise; empty if it does not answer
public record ProgramVersion(
        String number,
        @Nullable String commit,
        @Nullable String date,
        Supplier<Optional<String>> client,
        Supplier<Optional<String>> daemon) {}

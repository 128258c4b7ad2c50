package xyz.cofront.foundry.checkup;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether the host's clock is plausible and kept right. Guests begin with it, and certificates are judged by it.
record TimeCheck(Surroundings host, InstantSource clock) implements Check {
    private static final int EARLIEST = 2025;
    private static final int LATEST = 2100;

    /// systemd-timesyncd makes the file when it has set the clock (systemd-timesyncd.service(8)).
    private static final String TIMESYNC = "/run/systemd/timesync";

    /// Files of others that keep the clock, and what tells more of them.
    private enum Keeper {
        CHRONY("/run/chrony/chronyd.pid", "chronyd", "chronyc tracking"),
        CHRONY_ALONE("/run/chronyd.pid", "chronyd", "chronyc tracking"),
        NTPSEC("/run/ntpd.pid", "ntpd", "ntpq -p");

        private final String file;
        private final String program;
        private final String question;

        Keeper(String file, String program, String question) {
            this.file = file;
            this.program = program;
            this.question = question;
        }
    }

    @Override
    public String name() {
        return "time";
    }

    @Override
    public List<CheckResult> look() {
        int year = clock.instant().atZone(ZoneOffset.UTC).getYear();
        if (year < EARLIEST || year > LATEST) {
            return List.of(CheckResult.failed(
                    name(),
                    "the clock says " + year + ": guests begin with that, and no certificate is valid",
                    new Mend("have it set and kept", "sudo timedatectl set-ntp true")));
        }
        return List.of(kept());
    }

    private CheckResult kept() {
        if (host.sight(TIMESYNC + "/synchronized") == Sight.THERE) {
            return CheckResult.ok(name(), "systemd-timesyncd has set the clock");
        }
        Optional<CheckResult> another = Stream.of(Keeper.values())
                .filter(keeper -> host.sight(keeper.file) == Sight.THERE)
                .findFirst()
                .map(keeper -> CheckResult.unknown(
                        name(),
                        keeper.program + " keeps the clock; whether it is right, that program tells",
                        new Mend("ask it", keeper.question)));
        return another.orElseGet(this::unkept);
    }

    private CheckResult unkept() {
        return host.sight(TIMESYNC) == Sight.THERE
                ? CheckResult.warning(
                        name(),
                        "systemd-timesyncd runs, and has not set the clock since the host started",
                        new Mend("see why", "timedatectl timesync-status"))
                : CheckResult.unknown(
                        name(),
                        "nothing is seen that keeps the clock right",
                        new Mend("see whether it is right", "timedatectl"));
    }
}

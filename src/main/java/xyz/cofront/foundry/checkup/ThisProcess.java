package xyz.cofront.foundry.checkup;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whose this process is, by `/proc/self/status` (proc(5)): the groups are those of its login.
///
/// @param uid the effective one; -1 where that cannot be read
record ThisProcess(int uid, Set<Integer> groups) {
    ThisProcess {
        groups = Set.copyOf(groups);
    }

    static ThisProcess of(Surroundings host) {
        String status = host.text("/proc/self/status").orElse("");
        // Real, effective, saved, and that for files.
        int uid = numbers(status, "Uid:").skip(1).findFirst().orElse(-1);
        Stream<Integer> primary = numbers(status, "Gid:").skip(1).limit(1);
        return new ThisProcess(
                uid, Stream.concat(primary, numbers(status, "Groups:")).collect(Collectors.toUnmodifiableSet()));
    }

    boolean root() {
        return uid == 0;
    }

    private static Stream<Integer> numbers(String status, String key) {
        return status.lines()
                .filter(line -> line.startsWith(key))
                .limit(1)
                .flatMap(line -> Stream.of(line.substring(key.length()).strip().split("\\s+", -1)))
                .filter(word -> word.matches("\\d{1,9}"))
                .map(Integer::parseInt);
    }
}

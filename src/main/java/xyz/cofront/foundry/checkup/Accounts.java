package xyz.cofront.foundry.checkup;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Users and groups by `/etc/passwd` and `/etc/group` (passwd(5), group(5)). Those of a directory service are not seen.
record Accounts(Surroundings host) {
    private static final int PASSWORD_FIELDS = 7;
    private static final int GROUP_FIELDS = 4;

    /// @param groups the user's own and all that list them
    record User(String name, int uid, Set<Integer> groups) {
        User {
            groups = Set.copyOf(groups);
        }
    }

    record Group(String name, int gid, List<String> members) {
        Group {
            members = List.copyOf(members);
        }
    }

    /// @param user a name, or a number with or without `+`
    Optional<User> user(String user) {
        String number = user.startsWith("+") ? user.substring(1) : user;
        return rows("/etc/passwd", PASSWORD_FIELDS)
                .filter(row -> row.getFirst().equals(user) || row.get(2).equals(number))
                .findFirst()
                .map(this::user);
    }

    Optional<User> user(int uid) {
        return user(Integer.toString(uid));
    }

    Optional<Group> group(String name) {
        return groups().filter(group -> group.name().equals(name)).findFirst();
    }

    Optional<Group> group(int gid) {
        return groups().filter(group -> group.gid() == gid).findFirst();
    }

    private User user(List<String> row) {
        Set<Integer> all = new HashSet<>();
        all.add(number(row.get(3)));
        groups().filter(group -> group.members().contains(row.getFirst())).forEach(group -> all.add(group.gid()));
        return new User(row.getFirst(), number(row.get(2)), all);
    }

    private Stream<Group> groups() {
        return rows("/etc/group", GROUP_FIELDS)
                .map(row -> new Group(
                        row.getFirst(), number(row.get(2)), List.of(row.get(3).split(",", -1))));
    }

    private Stream<List<String>> rows(String file, int fields) {
        return host.text(file).stream()
                .flatMap(String::lines)
                .map(line -> List.of(line.split(":", -1)))
                .filter(row -> row.size() >= fields);
    }

    /// No account has a negative number.
    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException broken) {
            return -1;
        }
    }
}

package xyz.cofront.foundry.cloudinit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Puts Foundry's keys and a user's cloud-config together, by the rule that each [OwnKey] names. Keys that
/// Foundry does not write are kept as they are, except `network`: the network is said in network-config, and
/// cloud-init reads no network from user-data.
final class UserDataMerge {
    private static final String KEYS = "ssh_authorized_keys";

    /// Further spellings of a user's password, which would undo `hashed_passwd`.
    private static final Set<String> PASSWORDS = Set.of("passwd", "plain_text_passwd");

    private UserDataMerge() {}

    static MappingNode merge(List<OwnKey> own, MappingNode document) {
        Map<String, Node> result = new LinkedHashMap<>();
        Map<String, Node> rest = entries(document);
        rest.remove("network");
        for (OwnKey key : own) {
            result.put(key.key(), value(key, rest.remove(key.key())));
        }
        result.putAll(rest);
        return Yaml.map(result);
    }

    /// What keeps the two from being merged.
    static List<UserDataProblem> problems(List<OwnKey> own, MappingNode document) {
        List<UserDataProblem> problems = new ArrayList<>();
        for (OwnKey key : own) {
            for (NodeTuple tuple : document.getValue()) {
                if (text(tuple.getKeyNode()).equals(key.key())) {
                    problems.addAll(problems(key, tuple));
                }
            }
        }
        return problems;
    }

    private static Node value(OwnKey own, @Nullable Node users) {
        if (users == null) {
            return own.value();
        }
        return switch (own.rule()) {
            case WINS, CLASHES -> own.value();
            case YIELDS -> users;
            case APPENDED -> Yaml.list(appended(own.value(), users));
            case USERS -> Yaml.list(users(own.value(), users));
        };
    }

    private static List<Node> appended(Node first, Node second) {
        return Stream.concat(items(first).stream(), items(second).stream()).toList();
    }

    private static List<Node> users(Node own, Node document) {
        Map<String, Node> user = entries((MappingNode) items(own).getFirst());
        String name = text(user.get("name"));
        List<Node> others = new ArrayList<>();
        for (Node item : items(document)) {
            if (!name.equals(userName(item))) {
                others.add(item);
            } else if (item instanceof MappingNode same) {
                fold(user, entries(same));
            }
        }
        others.addFirst(Yaml.map(user));
        return others;
    }

    private static void fold(Map<String, Node> user, Map<String, Node> same) {
        if (user.containsKey("hashed_passwd")) {
            same.keySet().removeAll(PASSWORDS);
        }
        Node own = user.get(KEYS);
        Node further = same.get(KEYS);
        if (own != null && further != null) {
            user.put(KEYS, Yaml.list(appended(own, further)));
        }
        same.forEach(user::putIfAbsent);
    }

    private static List<UserDataProblem> problems(OwnKey own, NodeTuple tuple) {
        return switch (own.rule()) {
            case WINS, YIELDS -> List.of();
            case CLASHES -> List.of(clash(own, tuple));
            case APPENDED -> notList(own, tuple);
            case USERS ->
                Stream.concat(notList(own, tuple).stream(), notKeyLists(own, tuple).stream())
                        .toList();
        };
    }

    private static UserDataProblem clash(OwnKey own, NodeTuple tuple) {
        return CloudConfig.problem(
                tuple.getKeyNode().getStartMark(),
                "sets " + own.key() + ", which Foundry writes from " + own.source() + "; remove it here");
    }

    private static List<UserDataProblem> notList(OwnKey own, NodeTuple tuple) {
        if (tuple.getValueNode() instanceof SequenceNode) {
            return List.of();
        }
        String message = own.key() + " must be a list, since it is appended to that of " + own.source();
        return List.of(CloudConfig.problem(tuple.getKeyNode().getStartMark(), message));
    }

    private static List<UserDataProblem> notKeyLists(OwnKey own, NodeTuple tuple) {
        String name = userName(items(own.value()).getFirst());
        return items(tuple.getValueNode()).stream()
                .filter(item -> name.equals(userName(item)))
                .flatMap(item -> item instanceof MappingNode user ? user.getValue().stream() : Stream.empty())
                .filter(entry -> text(entry.getKeyNode()).equals(KEYS))
                .flatMap(entry -> notList(new OwnKey(KEYS, own.value(), own.rule(), own.source()), entry).stream())
                .toList();
    }

    private static String userName(Node item) {
        return item instanceof MappingNode user ? text(entries(user).get("name")) : text(item);
    }

    private static List<Node> items(Node node) {
        return node instanceof SequenceNode sequence ? sequence.getValue() : List.of();
    }

    private static Map<String, Node> entries(MappingNode mapping) {
        Map<String, Node> entries = new LinkedHashMap<>();
        mapping.getValue().forEach(tuple -> entries.put(text(tuple.getKeyNode()), tuple.getValueNode()));
        return entries;
    }

    private static String text(@Nullable Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }
}

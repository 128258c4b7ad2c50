package xyz.cofront.foundry.cloudinit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
        Set<String> taken = new HashSet<>(Set.of("network"));
        List<NodeTuple> result = new ArrayList<>();
        for (OwnKey key : own) {
            taken.add(key.key());
            result.add(new NodeTuple(Yaml.text(key.key()), value(key, valueOf(document, key.key()))));
        }
        result.addAll(without(taken, document));
        return Yaml.mapping(result);
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
        MappingNode user = (MappingNode) items(own).getFirst();
        String name = userName(user);
        List<Node> others = new ArrayList<>();
        for (Node item : items(document)) {
            if (!name.equals(userName(item))) {
                others.add(item);
            } else if (item instanceof MappingNode same) {
                user = folded(user, same);
            }
        }
        others.addFirst(user);
        return others;
    }

    private static MappingNode folded(MappingNode user, MappingNode same) {
        Set<String> taken = new HashSet<>();
        List<NodeTuple> result = new ArrayList<>();
        for (NodeTuple tuple : user.getValue()) {
            String key = text(tuple.getKeyNode());
            taken.add(key);
            Node further = key.equals(KEYS) ? valueOf(same, KEYS) : null;
            Node value = tuple.getValueNode();
            result.add(
                    new NodeTuple(tuple.getKeyNode(), further == null ? value : Yaml.list(appended(value, further))));
        }
        if (taken.contains("hashed_passwd")) {
            taken.addAll(PASSWORDS);
        }
        result.addAll(without(taken, same));
        return Yaml.mapping(result);
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
                .flatMap(
                        item -> item instanceof MappingNode user ? user.getValue().stream() : Stream.<NodeTuple>empty())
                .filter(entry -> text(entry.getKeyNode()).equals(KEYS))
                .flatMap(entry -> notList(new OwnKey(KEYS, own.value(), own.rule(), own.source()), entry).stream())
                .toList();
    }

    private static String userName(Node item) {
        return item instanceof MappingNode user ? text(valueOf(user, "name")) : text(item);
    }

    private static List<Node> items(Node node) {
        return node instanceof SequenceNode sequence ? sequence.getValue() : List.of();
    }

    /// As they are, with their own key nodes: a plain `yes` may be a key too.
    private static List<NodeTuple> without(Set<String> keys, MappingNode mapping) {
        return mapping.getValue().stream()
                .filter(tuple -> !keys.contains(text(tuple.getKeyNode())))
                .toList();
    }

    private static @Nullable Node valueOf(MappingNode mapping, String key) {
        for (NodeTuple tuple : mapping.getValue()) {
            if (text(tuple.getKeyNode()).equals(key)) {
                return tuple.getValueNode();
            }
        }
        return null;
    }

    private static String text(@Nullable Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }
}

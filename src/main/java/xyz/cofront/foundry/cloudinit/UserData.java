package xyz.cofront.foundry.cloudinit;

import java.util.List;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import xyz.cofront.foundry.api.v1alpha1.CloudInit;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;

/// The `user-data` file: a cloud-config of the document's own fields, with `userData` merged in by
/// [UserDataMerge].
public final class UserData {
    private static final String HEADER = "#cloud-config\n";

    private UserData() {}

    /// The whole file, with its secrets.
    ///
    /// @throws IllegalArgumentException if there is no `cloudInit`, or its `userData` has [#problems]
    public static String render(VirtualMachine vm) {
        CloudInit cloudInit = vm.spec().cloudInit();
        if (cloudInit == null) {
            throw new IllegalArgumentException("a machine without cloudInit has no user-data");
        }
        List<OwnKey> own = OwnKeys.of(cloudInit, MetaData.hostname(vm));
        return HEADER + Yaml.write(UserDataMerge.merge(own, document(cloudInit, own)));
    }

    /// What is wrong with `userData`, in the order of its text: no cloud-config, no YAML, or a clash with what
    /// Foundry writes. None of the messages repeats any of the text.
    public static List<UserDataProblem> problems(CloudInit cloudInit) {
        String text = cloudInit.userData();
        return text == null ? List.of() : problems(CloudConfig.read(text), OwnKeys.of(cloudInit, ""));
    }

    private static List<UserDataProblem> problems(CloudConfig config, List<OwnKey> own) {
        Stream<UserDataProblem> clashes = UserDataMerge.problems(own, config.root()).stream();
        return Stream.concat(config.problems().stream(), clashes).sorted().toList();
    }

    private static MappingNode document(CloudInit cloudInit, List<OwnKey> own) {
        String text = cloudInit.userData();
        CloudConfig config = CloudConfig.read(text == null ? HEADER : text);
        List<UserDataProblem> problems = problems(config, own);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("userData was not validated: " + problems.getFirst());
        }
        return config.root();
    }
}

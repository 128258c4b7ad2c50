package xyz.cofront.foundry.loader;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.loader.Places.Place;
import xyz.cofront.foundry.validation.UserDataRules;
import xyz.cofront.foundry.yaml.YamlFault;
import xyz.cofront.foundry.yaml.YamlText;

/// Reads the documents of a source, and finds every problem in one go: of syntax and limits first, and
/// where there is none, of structure and of the rules together.
public final class DocumentLoader {
    private final JsonMapper mapper = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private final Shape machine = new Shapes(mapper).of(VirtualMachine.class);
    private final Shape list = listShape();
    private final UserDataRules userData;
    private final boolean markers;

    /// A loader that leaves cloud-init's schema alone, which takes time to load.
    public DocumentLoader() {
        this(false, false);
    }

    private DocumentLoader(boolean bySchema, boolean markers) {
        this.userData = new UserDataRules(bySchema);
        this.markers = markers;
    }

    /// A loader that takes the markers that `get` prints in place of secrets, which the machine's seed has.
    public static DocumentLoader ofMachinesThatAreThere() {
        return new DocumentLoader(false, true);
    }

    /// A loader that also judges `userData` by cloud-init's schema.
    public static DocumentLoader thorough() {
        return new DocumentLoader(true, false);
    }

    /// Reads all documents of a source. `VirtualMachineList` documents, as `list -o yaml` prints them,
    /// count as the machines in them.
    public Loaded load(Source source) {
        YamlText text = YamlText.read(source.text());
        return text.faults().isEmpty() ? documents(source, text) : refused(source, text.faults());
    }

    private Loaded documents(Source source, YamlText text) {
        return new SourceLoad(source, machine, list, mapper, userData, markers).load(text.documents());
    }

    private static Loaded refused(Source source, List<YamlFault> faults) {
        ProblemLog log = new ProblemLog(source);
        faults.forEach(fault -> log.malformed(new Place(fault.line(), fault.column()), "", fault.message()));
        return new Loaded(List.of(), log.problems(), List.of());
    }

    private static Shape listShape() {
        Map<String, Shape> fields = new LinkedHashMap<>();
        List.of("apiVersion", "kind", "metadata", "items").forEach(field -> fields.put(field, new Shape.Anything()));
        return new Shape.Fields(fields, Set.of("apiVersion"));
    }
}

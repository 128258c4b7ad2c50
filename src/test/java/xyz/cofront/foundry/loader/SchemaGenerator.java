package xyz.cofront.foundry.loader;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import xyz.cofront.foundry.api.v1alpha1.BootDisk;
import xyz.cofront.foundry.api.v1alpha1.CidrAddress;
import xyz.cofront.foundry.api.v1alpha1.CloudInit;
import xyz.cofront.foundry.api.v1alpha1.DataDisk;
import xyz.cofront.foundry.api.v1alpha1.ImageReference;
import xyz.cofront.foundry.api.v1alpha1.Ipv4Address;
import xyz.cofront.foundry.api.v1alpha1.MacAddress;
import xyz.cofront.foundry.api.v1alpha1.NetworkInterface;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachineList;
import xyz.cofront.foundry.api.v1alpha1.VmSpec;
import xyz.cofront.foundry.api.v1alpha1.WriteFile;
import xyz.cofront.foundry.validation.Range;

/// Makes the JSON Schema (draft 7, which editors know best) of the documents from the shapes that the
/// loader goes by, the records, and what their documentation says.
final class SchemaGenerator {
    private static final JsonNodeFactory TREE = JsonNodeFactory.instance;
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final String ADDRESS = OCTET + "(\\." + OCTET + "){3}";

    /// The forms that the types' own `parse` take.
    private static final Map<Type, String> FORMS = Map.of(
            Ipv4Address.class, "^" + ADDRESS + "$",
            CidrAddress.class, "^" + ADDRESS + "/(3[0-2]|[0-2]?[0-9])$",
            MacAddress.class, "^[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){5}$",
            ImageReference.class, "^(/.*|[^:/]+|[^:]+:[^:/]+)$",
            Instant.class,
                    "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2})$");

    private static final Map<Class<?>, Map<String, String>> DEFAULTS = Map.of(
            VmSpec.class, Defaults.SPEC,
            BootDisk.class, Defaults.BOOT_DISK,
            NetworkInterface.class, Defaults.INTERFACE,
            CloudInit.class, Defaults.CLOUD_INIT,
            WriteFile.class, Defaults.FILE);

    /// The numbers that the rules take.
    private static final Map<Class<?>, Map<String, Range>> RANGES = Map.of(
            VmSpec.class,
            Map.of(
                    "vcpus", Range.VCPUS,
                    "maxVcpus", Range.VCPUS,
                    "memoryGiB", Range.MEMORY_GIB,
                    "maxMemoryGiB", Range.MEMORY_GIB),
            BootDisk.class,
            Map.of("sizeGB", Range.DISK_GIB),
            // A disk with a volume may say 0.
            DataDisk.class,
            Map.of("sizeGB", new Range(0, Range.DISK_GIB.most())),
            NetworkInterface.class,
            Map.of("mtu", Range.MTU, "vlan", Range.VLAN));

    private final Shapes shapes = new Shapes(JsonMapper.shared());
    private final RecordDocs docs = RecordDocs.read();

    SchemaGenerator() throws IOException {}

    /// The whole schema as text.
    String text() {
        return new DocumentWriter().json(root());
    }

    private ObjectNode root() {
        ObjectNode root = TREE.objectNode();
        root.put("$schema", "http://json-schema.org/draft-07/schema#");
        root.put("$id", "https://foundry.cofront.xyz/v1alpha1/virtualmachine.schema.json");
        root.put("title", "Foundry's VirtualMachine documents");
        ObjectNode list = TREE.objectNode().put("type", "object");
        list.putObject("properties").putObject("kind").put("const", VirtualMachineList.KIND);
        list.putArray("required").add("kind");
        root.set("if", list);
        root.putObject("then").put("$ref", "#/definitions/VirtualMachineList");
        root.putObject("else").put("$ref", "#/definitions/VirtualMachine");
        ObjectNode definitions = root.putObject("definitions");
        definitions.set("VirtualMachine", machine());
        definitions.set("VirtualMachineList", list());
        return root;
    }

    private ObjectNode machine() {
        ObjectNode machine = (ObjectNode) type(VirtualMachine.class, shapes.of(VirtualMachine.class));
        ObjectNode described = TREE.objectNode().put("description", docs.of(VirtualMachine.class));
        described.setAll(machine);
        constant(described, "apiVersion", VirtualMachine.API_VERSION);
        constant(described, "kind", VirtualMachine.KIND);
        return described;
    }

    private static void constant(ObjectNode machine, String field, String value) {
        ((ObjectNode) machine.path("properties").path(field)).put("const", value);
    }

    private ObjectNode list() {
        ObjectNode list = TREE.objectNode().put("description", docs.of(VirtualMachineList.class));
        list.put("type", "object").put("additionalProperties", false);
        list.putArray("required").add("apiVersion").add("kind").add("items");
        ObjectNode fields = list.putObject("properties");
        fields.putObject("apiVersion").put("const", VirtualMachine.API_VERSION);
        fields.putObject("kind").put("const", VirtualMachineList.KIND);
        fields.putObject("metadata");
        fields.putObject("items").put("type", "array").putObject("items").put("$ref", "#/definitions/VirtualMachine");
        return list;
    }

    private JsonNode type(Type type, Shape shape) {
        return switch (shape) {
            case Shape.Fields fields -> fields((Class<?>) type, fields);
            case Shape.Items(Shape item) ->
                TREE.objectNode().put("type", "array").set("items", type(argument(type), item));
            case Shape.TextMap _ ->
                TREE.objectNode()
                        .put("type", "object")
                        .set("additionalProperties", TREE.objectNode().put("type", "string"));
            case Shape.Text _ -> TREE.objectNode().put("type", "string");
            case Shape.Whole(long least, long most) ->
                TREE.objectNode().put("type", "integer").put("minimum", least).put("maximum", most);
            case Shape.Truth _ -> TREE.objectNode().put("type", "boolean");
            case Shape.Words(List<String> words) -> words((Class<?>) type, words);
            case Shape.Parsed _ -> TREE.objectNode().put("type", "string").put("pattern", form(type));
            case Shape.Command _ -> command();
            case Shape.Ignored(Shape inner) -> ((ObjectNode) type(type, inner)).put("readOnly", true);
            case Shape.Anything _ -> TREE.objectNode();
        };
    }

    private static String form(Type type) {
        String form = FORMS.get(type);
        if (form == null) {
            throw new IllegalStateException("write down the form of " + type);
        }
        return form;
    }

    private static Type argument(Type list) {
        return ((ParameterizedType) list).getActualTypeArguments()[0];
    }

    private ObjectNode words(Class<?> type, List<String> words) {
        Object[] constants = type.getEnumConstants();
        ObjectNode node = TREE.objectNode().put("type", "string");
        ArrayNode allowed = node.putArray("enum");
        ArrayNode descriptions = node.putArray("enumDescriptions");
        for (int index = 0; index < words.size(); index++) {
            allowed.add(words.get(index));
            descriptions.add(docs.of(type, ((Enum<?>) constants[index]).name()));
        }
        return node;
    }

    private static ObjectNode command() {
        ObjectNode node = TREE.objectNode();
        ArrayNode forms = node.putArray("anyOf");
        forms.addObject().put("type", "string");
        forms.addObject().put("type", "array").putObject("items").put("type", "string");
        return node;
    }

    private ObjectNode fields(Class<?> type, Shape.Fields shape) {
        ObjectNode node = TREE.objectNode().put("type", "object").put("additionalProperties", false);
        ArrayNode required = node.putArray("required");
        ObjectNode properties = node.putObject("properties");
        Map<String, Type> types = new HashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            types.put(component.getName(), component.getGenericType());
        }
        shape.fields().forEach((name, field) -> {
            boolean needed = shape.required().contains(name);
            ObjectNode property = TREE.objectNode().put("description", description(type, name));
            property.setAll((ObjectNode) type(Objects.requireNonNull(types.get(name)), field));
            range(type, name, property);
            fallback(type, name, property);
            properties.set(name, needed ? property : nullable(property));
            if (needed) {
                required.add(name);
            }
        });
        return node;
    }

    private String description(Class<?> type, String field) {
        String text = docs.of(type, field);
        if (text.isEmpty()) {
            throw new IllegalStateException("say with @param what " + type.getSimpleName() + "." + field + " is");
        }
        return text;
    }

    private static void range(Class<?> type, String field, ObjectNode property) {
        Range range = RANGES.getOrDefault(type, Map.of()).get(field);
        if (range != null) {
            property.put("minimum", range.least()).put("maximum", range.most());
        } else if (property.path("minimum").asLong(0) == Integer.MIN_VALUE) {
            throw new IllegalStateException("write down the range of " + type.getSimpleName() + "." + field);
        }
    }

    private static void fallback(Class<?> type, String field, ObjectNode property) {
        String value = DEFAULTS.getOrDefault(type, Map.of()).get(field);
        if (value != null && property.path("type").asString("").equals("boolean")) {
            property.put("default", Boolean.parseBoolean(value));
        } else if (value != null) {
            property.put("default", value);
        }
    }

    /// A field without a value is a field left out.
    private static ObjectNode nullable(ObjectNode property) {
        if (property.path("type").isString()) {
            ArrayNode types =
                    TREE.arrayNode().add(property.path("type").stringValue()).add("null");
            property.set("type", types);
        }
        if (property.path("enum") instanceof ArrayNode words) {
            words.addNull();
            ((ArrayNode) property.path("enumDescriptions")).add("");
        }
        return property;
    }
}

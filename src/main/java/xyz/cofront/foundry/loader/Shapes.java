package xyz.cofront.foundry.loader;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;
import xyz.cofront.foundry.api.v1alpha1.BootDisk;
import xyz.cofront.foundry.api.v1alpha1.CidrAddress;
import xyz.cofront.foundry.api.v1alpha1.DataDisk;
import xyz.cofront.foundry.api.v1alpha1.ImageReference;
import xyz.cofront.foundry.api.v1alpha1.Ipv4Address;
import xyz.cofront.foundry.api.v1alpha1.MacAddress;
import xyz.cofront.foundry.api.v1alpha1.ObjectMeta;
import xyz.cofront.foundry.api.v1alpha1.RunCommand;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.api.v1alpha1.VmSpec;
import xyz.cofront.foundry.api.v1alpha1.WriteFile;

/// Reads the shape of a document off the records' components.
final class Shapes {
    private static final Map<Class<?>, Set<String>> REQUIRED = Map.of(
            VirtualMachine.class, Set.of("apiVersion", "kind", "metadata", "spec"),
            ObjectMeta.class, Set.of("name"),
            VmSpec.class, Set.of("vcpus", "memoryGiB", "bootDisk", "networkInterfaces"),
            BootDisk.class, Set.of("sizeGB"),
            DataDisk.class, Set.of("device"),
            WriteFile.class, Set.of("path"));

    /// Fields that Foundry sets itself; a document printed by `get` has them and may be given back as it is.
    private static final Map<Class<?>, Map<String, Shape>> IGNORED = Map.of(
            VirtualMachine.class, Map.of("status", new Shape.Anything()),
            ObjectMeta.class,
                    Map.of(
                            "uid", new Shape.Text(),
                            "generation", new Shape.Whole(0, Long.MAX_VALUE),
                            "creationTimestamp", new Shape.Parsed(Shapes::instant)));

    private static final Map<Type, Shape> LEAVES = Map.of(
            String.class, new Shape.Text(),
            int.class, new Shape.Whole(Integer.MIN_VALUE, Integer.MAX_VALUE),
            Integer.class, new Shape.Whole(Integer.MIN_VALUE, Integer.MAX_VALUE),
            Boolean.class, new Shape.Truth(),
            RunCommand.class, new Shape.Command(),
            CidrAddress.class, new Shape.Parsed(CidrAddress::parse),
            Ipv4Address.class, new Shape.Parsed(Ipv4Address::parse),
            MacAddress.class, new Shape.Parsed(MacAddress::parse),
            ImageReference.class, new Shape.Parsed(ImageReference::parse));

    private final JsonMapper mapper;

    Shapes(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /// The shape of a type that occurs in a document.
    Shape of(Type type) {
        Shape leaf = LEAVES.get(type);
        if (leaf != null) {
            return leaf;
        }
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == Map.class
                    ? new Shape.TextMap()
                    : new Shape.Items(of(generic.getActualTypeArguments()[0]));
        }
        Class<?> plain = (Class<?>) type;
        return plain.isEnum() ? words(plain) : fields(plain);
    }

    private Shape words(Class<?> type) {
        Function<Object, String> word = constant -> mapper.convertValue(constant, String.class);
        return new Shape.Words(Arrays.stream(type.getEnumConstants()).map(word).toList());
    }

    private Shape fields(Class<?> type) {
        Map<String, Shape> ignored = IGNORED.getOrDefault(type, Map.of());
        Map<String, Shape> fields = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Shape shape = ignored.get(component.getName());
            fields.put(component.getName(), shape == null ? of(component.getGenericType()) : new Shape.Ignored(shape));
        }
        return new Shape.Fields(fields, REQUIRED.getOrDefault(type, Set.of()));
    }

    private static OffsetDateTime instant(String text) {
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("is not a time such as 2025-11-03T10:30:00Z", e);
        }
    }

    /// What a shape is called in messages.
    static String name(Shape shape) {
        return switch (shape) {
            case Shape.Fields _, Shape.TextMap _ -> "a mapping";
            case Shape.Items _ -> "a list";
            case Shape.Text _, Shape.Parsed _ -> "a text";
            case Shape.Words(List<String> words) -> "one of " + String.join(", ", words);
            case Shape.Whole _ -> "a whole number";
            case Shape.Truth _ -> "true or false";
            case Shape.Command _ -> "a text or a list of texts";
            case Shape.Ignored(Shape inner) -> name(inner);
            case Shape.Anything _ -> "anything";
        };
    }
}

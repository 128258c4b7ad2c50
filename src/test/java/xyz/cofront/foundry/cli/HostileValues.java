package xyz.cofront.foundry.cli;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import xyz.cofront.foundry.api.v1alpha1.CidrAddress;
import xyz.cofront.foundry.api.v1alpha1.Ipv4Address;
import xyz.cofront.foundry.api.v1alpha1.MacAddress;
import xyz.cofront.foundry.config.CatalogueEntry;

/// Makes values of any type with one text wherever a text can be.
record HostileValues(String text) {
    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

    Object of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic(generic);
        }
        return plain((Class<?>) type);
    }

    private Object generic(ParameterizedType type) {
        Object value = of(type.getActualTypeArguments()[type.getActualTypeArguments().length - 1]);
        Class<?> raw = (Class<?>) type.getRawType();
        if (raw == Optional.class) {
            return Optional.of(value);
        }
        if (raw == Map.class) {
            return Map.of(text, value);
        }
        return raw == Supplier.class ? (Supplier<Object>) () -> value : List.of(value);
    }

    private Object plain(Class<?> type) {
        if (type == String.class) {
            return text;
        }
        // A catalogue's addresses are checked when it is read.
        if (type == CatalogueEntry.class) {
            CatalogueEntry entry = (CatalogueEntry) record(type);
            return new CatalogueEntry(
                    text, "https://x.example/y", null, entry.format(), text, entry.description(), entry.origin());
        }
        return fixed(type).orElseGet(() -> made(type));
    }

    private static Optional<Object> fixed(Class<?> type) {
        return Optional.ofNullable(Map.<Class<?>, Object>ofEntries(
                        Map.entry(boolean.class, true),
                        Map.entry(Boolean.class, true),
                        Map.entry(int.class, 2),
                        Map.entry(Integer.class, 2),
                        Map.entry(long.class, 3L),
                        Map.entry(Long.class, 3L),
                        Map.entry(double.class, 0.5),
                        Map.entry(OptionalInt.class, OptionalInt.of(4)),
                        Map.entry(OptionalLong.class, OptionalLong.of(4)),
                        Map.entry(OptionalDouble.class, OptionalDouble.of(0.5)),
                        Map.entry(UUID.class, new UUID(1, 2)),
                        Map.entry(Instant.class, TIME),
                        Map.entry(Duration.class, Duration.ofMillis(1500)),
                        Map.entry(CidrAddress.class, CidrAddress.parse("10.0.0.1/24")),
                        Map.entry(Ipv4Address.class, Ipv4Address.parse("10.0.0.1")),
                        Map.entry(MacAddress.class, MacAddress.parse("52:54:00:00:00:01")))
                .get(type));
    }

    private Object made(Class<?> type) {
        if (type == Path.class) {
            return Path.of(
                    "/",
                    text.codePoints().anyMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE)
                            ? "x"
                            : text);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return type.isSealed() ? of(type.getPermittedSubclasses()[0]) : record(type);
    }

    private Object record(Class<?> type) {
        try {
            // What is no record holds nothing as it is made.
            RecordComponent[] components = type.isRecord() ? type.getRecordComponents() : new RecordComponent[0];
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(components)
                    .map(component -> of(component.getGenericType()))
                    .toArray());
        } catch (ReflectiveOperationException failure) {
            throw new LinkageError("cannot make a " + type, failure);
        }
    }
}

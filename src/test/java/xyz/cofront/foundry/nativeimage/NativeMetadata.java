package xyz.cofront.foundry.nativeimage;

import com.fasterxml.jackson.annotation.JsonValue;
import com.sun.jna.Library;
import com.sun.jna.Structure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.libvirt.jna.Libvirt;

/// The text of `reachability-metadata.json`, worked out from the classes.
final class NativeMetadata {
    private NativeMetadata() {}

    static String text() {
        ReachableTypes types = new ReachableTypes();
        List<Class<?>> libvirt = libvirt();
        String entries = Stream.of(
                        types.jackson().stream().map(NativeMetadata::read),
                        types.jaxb().stream().map(NativeMetadata::written),
                        types.picocli().stream().map(NativeMetadata::written),
                        libvirt.stream().map(NativeMetadata::written),
                        libvirt.stream()
                                .filter(Structure.ByReference.class::isAssignableFrom)
                                .map(NativeMetadata::array),
                        libvirt.stream().filter(NativeMetadata::needsProxy).map(NativeMetadata::proxy))
                .flatMap(lines -> lines)
                .collect(Collectors.joining(",\n    "));
        return "{\n  \"reflection\": [\n    " + entries + "\n  ]\n}\n";
    }

    /// libvirt-java's view of libvirt's library, and Foundry's own beside it.
    private static List<Class<?>> libvirt() {
        try (ZipFile jar = new ZipFile(jarOf(Libvirt.class).toFile())) {
            Stream<String> names = jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith("org/libvirt/jna/") && name.endsWith(".class"))
                    .map(name -> name.replace('/', '.').replace(".class", ""))
                    .sorted();
            return Stream.concat(names, Stream.of("xyz.cofront.foundry.hypervisor.libvirt.NativeLibvirt"))
                    .<Class<?>>map(NativeMetadata::named)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path jarOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException bug) {
            throw new IllegalStateException(bug);
        }
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name, false, NativeMetadata.class.getClassLoader());
        } catch (ClassNotFoundException bug) {
            throw new IllegalStateException(bug);
        }
    }

    private static boolean needsProxy(Class<?> type) {
        return type.isInterface() && Library.class.isAssignableFrom(type);
    }

    /// JNA makes arrays of what libvirt gives by reference (`Structure.toArray`).
    private static String array(Class<?> type) {
        return "{\"type\": \"" + type.getName() + "[]\"}";
    }

    /// Jackson calls a record's constructors and accessors, and the methods that are annotated for it. Of a method that
    /// is registered without need, the binary would hold the code.
    private static String read(Class<?> type) {
        return "{\"type\": \"" + type.getName() + "\", \"allDeclaredConstructors\": true,"
                + " \"allDeclaredFields\": true, " + (type.isRecord() ? called(type) : "\"allDeclaredMethods\": true")
                + "}";
    }

    private static String called(Class<?> type) {
        Set<String> components = Stream.of(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> isRead(method, components))
                .map(NativeMetadata::method)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", ", "\"methods\": [", "]"));
    }

    private static boolean isRead(Method method, Set<String> components) {
        boolean accessor = method.getParameterCount() == 0
                && (components.contains(method.getName()) || method.getName().matches("(get|is)\\p{Upper}.*"));
        return accessor
                || Stream.of(method.getAnnotations())
                        .anyMatch(annotation ->
                                annotation.annotationType().getPackageName().equals(JsonValue.class.getPackageName()));
    }

    private static String method(Method method) {
        String parameters = Stream.of(method.getParameterTypes())
                .map(type -> "\"" + type.getTypeName() + "\"")
                .collect(Collectors.joining(", "));
        return "{\"name\": \"" + method.getName() + "\", \"parameterTypes\": [" + parameters + "]}";
    }

    /// JAXB and JNA go by fields.
    private static String written(Class<?> type) {
        return "{\"type\": \"" + type.getName() + "\", \"allDeclaredConstructors\": true,"
                + " \"allDeclaredFields\": true}";
    }

    private static String proxy(Class<?> type) {
        return "{\"type\": {\"proxy\": [\"" + type.getName() + "\"]}}";
    }
}

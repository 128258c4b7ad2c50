package xyz.cofront.foundry.nativeimage;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The classes of Foundry's own that libraries look into while Foundry runs, found by a walk over all of them. A native
/// binary has only those that it was told of when it was built.
final class ReachableTypes {
    private static final String ROOT = "xyz.cofront.foundry";

    private final JavaClasses all =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(ROOT);

    /// What Jackson reads or writes: the document's types, every record that is printed, every class that a class which
    /// uses Jackson names; and what those consist of.
    SequencedSet<Class<?>> jackson() {
        Stream<JavaClass> documents =
                all.stream().filter(type -> type.getPackageName().equals(ROOT + ".api.v1alpha1"));
        Stream<JavaClass> printed = all.stream()
                .filter(type -> type.getPackageName().equals(ROOT + ".output"))
                .filter(JavaClass::isRecord);
        Stream<JavaClass> named = all.stream()
                .filter(ReachableTypes::usesJackson)
                .flatMap(type -> Stream.concat(
                        type.getReferencedClassObjects().stream().map(reference -> reference.getRawType()),
                        Stream.of(type)))
                .filter(type -> type.isRecord() || type.isEnum());
        return closure(Stream.of(documents, printed, named)
                .flatMap(types -> types)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .filter(type -> !type.isAnonymousClass()));
    }

    /// What JAXB writes, and the package's own annotations, which tell it how.
    SequencedSet<Class<?>> jaxb() {
        return closure(all.stream()
                .filter(type -> type.getPackageName().equals(ROOT + ".libvirtxml"))
                .filter(type ->
                        outermost(type).endsWith("Element") || type.getName().endsWith(".package-info")));
    }

    /// What picocli makes an object of because an annotation names it; picocli-codegen lists commands alone.
    SequencedSet<Class<?>> picocli() {
        return closure(all.stream()
                .filter(type -> type.getPackageName().equals(ROOT + ".cli"))
                .filter(type -> type.getAllRawInterfaces().stream()
                        .anyMatch(found -> found.getName().startsWith("picocli.CommandLine$I"))));
    }

    private static boolean usesJackson(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency ->
                        dependency.getTargetClass().getPackageName().startsWith("tools.jackson.databind"));
    }

    private static String outermost(JavaClass type) {
        return type.getEnclosingClass().map(ReachableTypes::outermost).orElse(type.getSimpleName());
    }

    private static SequencedSet<Class<?>> closure(Stream<JavaClass> roots) {
        TreeSet<Class<?>> found = new TreeSet<>(Comparator.comparing(Class::getName));
        Deque<Type> open = new ArrayDeque<>();
        roots.map(JavaClass::reflect).forEach(open::add);
        while (!open.isEmpty()) {
            Type type = open.pop();
            if (!(type instanceof Class<?> own)) {
                open.addAll(parts(type));
            } else if (own.isArray()) {
                open.add(own.getComponentType());
            } else if (own.getName().startsWith(ROOT) && found.add(own)) {
                open.addAll(parts(own));
            }
        }
        return found;
    }

    /// What a type consists of: of a class its fields and, where it is sealed, its kinds; of any other its parts.
    private static List<Type> parts(Type type) {
        return switch (type) {
            case Class<?> own -> members(own);
            case ParameterizedType generic -> {
                List<Type> parts = new ArrayList<>(List.of(generic.getActualTypeArguments()));
                parts.add(generic.getRawType());
                yield parts;
            }
            case WildcardType wildcard -> List.of(wildcard.getUpperBounds());
            case GenericArrayType array -> List.of(array.getGenericComponentType());
            default -> List.of();
        };
    }

    private static List<Type> members(Class<?> own) {
        List<Type> members = new ArrayList<>();
        Stream.of(own.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .map(Field::getGenericType)
                .forEach(members::add);
        if (own.isSealed()) {
            members.addAll(List.of(own.getPermittedSubclasses()));
        }
        return members;
    }
}

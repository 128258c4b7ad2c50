package xyz.cofront.foundry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds DESIGN.md's table of packages to the folders.
class PackageTableTest {
    private static final Path SOURCES = Path.of("src/main/java/xyz/cofront/foundry");
    private static final Pattern ROW = Pattern.compile("^\\| `([a-z0-9/]+)` \\|", Pattern.MULTILINE);

    @Test
    void theTableOfPackagesInTheDesignIsThatOfTheFolders() throws IOException {
        assertThat(table()).containsExactlyInAnyOrderElementsOf(folders());
    }

    @Test
    void everyPackageSaysWhatItIsAndWhatItMustNotDo() throws IOException {
        for (String folder : folders()) {
            Path info = SOURCES.resolve(folder).resolve("package-info.java");
            assertThat(info).exists();
            assertThat(Files.readString(info, StandardCharsets.UTF_8))
                    .as(folder)
                    .startsWith("/// ")
                    .contains("must not", "NullMarked");
        }
    }

    private static List<String> table() throws IOException {
        String design = Files.readString(Path.of("DESIGN.md"), StandardCharsets.UTF_8);
        return ROW.matcher(design).results().map(row -> row.group(1)).toList();
    }

    private static List<String> folders() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> SOURCES.relativize(file.getParent()).toString())
                    .filter(folder -> !folder.isEmpty())
                    .distinct()
                    .sorted()
                    .toList();
        }
    }
}

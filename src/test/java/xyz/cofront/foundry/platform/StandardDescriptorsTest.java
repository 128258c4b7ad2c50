package xyz.cofront.foundry.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StandardDescriptorsTest {
    @TempDir
    Path descriptors;

    private List<Closeable> taken = List.of();

    @AfterEach
    void close() throws IOException {
        for (Closeable one : taken) {
            one.close();
        }
    }

    @Test
    void aClosedInputIsTakenByWhatCannotBeReadAndAClosedOutputByWhatCannotBeWritten() throws IOException {
        Files.createFile(descriptors.resolve("1"));

        taken = StandardDescriptors.take(descriptors);

        assertThat(taken)
                .<Class<?>>extracting(Object::getClass)
                .containsExactly(FileOutputStream.class, FileInputStream.class);
    }

    /// As they are links to what has no name, such as `pipe:[4711]`.
    @Test
    void nothingIsTakenWhereAllAreOpen() throws IOException {
        for (int number = 0; number <= 2; number++) {
            Files.createSymbolicLink(descriptors.resolve(Integer.toString(number)), Path.of("pipe:[4711]"));
        }

        taken = StandardDescriptors.take(descriptors);

        assertThat(taken).isEmpty();
    }
}

package xyz.cofront.foundry.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import xyz.cofront.foundry.content.Compression;
import xyz.cofront.foundry.content.Packed;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.HostSnapshot;

/// Every header that the gate refuses, brought to the import itself: as it is, and hidden in a compressed file.
class HostileImagesTest {
    @TempDir
    Path folder;

    static Stream<Arguments> plain() {
        return Stream.concat(Qcow2Faults.all(), RawGateTest.refused());
    }

    static Stream<Arguments> packed() {
        return Stream.of(Compression.GZIP, Compression.ZSTD)
                .flatMap(format -> Qcow2Faults.all()
                        .map(Arguments::get)
                        .map(fault -> Arguments.of(format + ": " + fault[0], format, fault[1], fault[2])));
    }

    @Test
    void thereAreMoreThan120OfThem() {
        assertThat(plain().count() + packed().count()).isGreaterThan(120);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plain")
    void noPoolIsAskedForAnything(String name, byte[] image, List<String> reasons) throws IOException {
        Imports imports = new Imports(folder);
        Path file = imports.file("hostile.qcow2", image);

        StorageException failure = catchThrowableOfType(StorageException.class, () -> imports.run(file, null));

        assertThat(failure).as(name).hasMessage("'" + file + "' cannot be imported");
        assertThat(failure.details()).isEqualTo(reasons);
        assertThat(imports.host.calls()).isEmpty();
    }

    /// What only a file's length shows is seen when all of it is unpacked, and before its header is sent.
    @ParameterizedTest(name = "{0}")
    @MethodSource("packed")
    void compressionHidesNothing(String name, Compression format, byte[] image, List<String> reasons)
            throws IOException {
        Imports imports = new Imports(folder);
        HostSnapshot before = imports.host.snapshot();
        Path file = imports.file("hostile.qcow2", Packed.of(format, image));

        StorageException failure = catchThrowableOfType(StorageException.class, () -> imports.run(file, null));

        assertThat(failure).as(name).hasMessage("'" + file + "' cannot be imported");
        assertThat(reasons).containsAll(failure.details());
        assertThat(failure.details()).isNotEmpty();
        assertThat(imports.host.snapshot()).isEqualTo(before);
    }
}

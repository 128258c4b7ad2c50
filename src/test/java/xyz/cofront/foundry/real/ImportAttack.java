package xyz.cofront.foundry.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import xyz.cofront.foundry.fault.FoundryProcess.Result;

/// An import of an image.
record ImportAttack(Path file) implements Attack {
    static final String NAME = "extra.qcow2";
    private static final Path STORED = Path.of("/var/lib/libvirt/images/foundry/images", NAME);

    static ImportAttack micro() {
        return new ImportAttack(Path.of(System.getenv("FOUNDRY_MICRO_IMAGE")));
    }

    @Override
    public String label() {
        return "image import";
    }

    @Override
    public List<String> arguments() {
        return List.of("image", "import", file.toString(), NAME);
    }

    @Override
    public void believe(Result result, HostState before) {
        if (result.exitCode() == 0) {
            assertThat(listed()).as(result.toString()).isTrue();
        } else if (!CreateAttack.killed(result)) {
            assertThat(result.err()).as(result.toString()).contains("error: ");
        }
        if (listed()) {
            requireWhole();
        }
    }

    @Override
    public void recover() {
        if (!listed()) {
            new RealFoundry().succeed(arguments().toArray(String[]::new));
        }
        requireWhole();
        new RealFoundry().succeed("image", "delete", NAME, "--yes");
    }

    /// Half an image must never be taken for one.
    private static boolean listed() {
        return new RealFoundry()
                .succeed("image", "list", "-o", "name")
                .out()
                .lines()
                .anyMatch(line -> line.endsWith(NAME));
    }

    private void requireWhole() {
        try {
            assertThat(Files.mismatch(STORED, file)).isEqualTo(-1);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}

package xyz.cofront.foundry.vm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;

/// One of the golden cases, for the benchmarks.
///
/// @param text the document
public record PlanSample(String text, VirtualMachine machine, HostFacts facts) {
    private static final UUID ID = new UUID(1, 2);

    public static PlanSample of(String golden) {
        Path folder = Path.of("src/test/resources/golden", golden);
        try {
            VirtualMachine machine = GoldenCase.document(folder.resolve("vm.yaml"));
            Path facts = folder.resolve("facts.yaml");
            return new PlanSample(
                    Files.readString(folder.resolve("vm.yaml"), StandardCharsets.UTF_8),
                    machine,
                    GoldenFacts.read(facts).of(machine));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public CreatePlan plan() {
        return CreatePlan.of(machine, facts, ID);
    }

    public static String xml(CreatePlan plan) {
        return GoldenCase.domain(plan);
    }
}

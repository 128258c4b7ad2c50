package xyz.cofront.foundry.bench;

import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import xyz.cofront.foundry.cloudinit.NoCloudIso;
import xyz.cofront.foundry.cloudinit.Seed;
import xyz.cofront.foundry.loader.DocumentLoader;
import xyz.cofront.foundry.loader.DocumentWriter;
import xyz.cofront.foundry.loader.Loaded;
import xyz.cofront.foundry.loader.Source;
import xyz.cofront.foundry.vm.CreatePlan;
import xyz.cofront.foundry.vm.PlanSample;

/// What a create computes before it touches anything.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CoreBenchmark {
    private final PlanSample sample = PlanSample.of("packages-files-and-commands");
    private final CreatePlan plan = sample.plan();
    private final Seed seed = Seed.of(sample.machine(), new UUID(1, 2));

    @Benchmark
    public Loaded yamlIsReadAndValidated() {
        return new DocumentLoader().load(new Source("vm.yaml", sample.text()));
    }

    @Benchmark
    public String yamlIsWritten() {
        return new DocumentWriter().write(sample.machine());
    }

    @Benchmark
    public CreatePlan planIsMade() {
        return sample.plan();
    }

    @Benchmark
    public String domainXmlIsWritten() {
        return PlanSample.xml(plan);
    }

    @Benchmark
    public byte[] seedIsoIsWritten() {
        return NoCloudIso.render(seed);
    }
}

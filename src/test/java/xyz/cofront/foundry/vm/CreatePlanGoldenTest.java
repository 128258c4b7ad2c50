package xyz.cofront.foundry.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.libvirtxml.DomainReader;
import xyz.cofront.foundry.libvirtxml.LibvirtSchemas;
import xyz.cofront.foundry.libvirtxml.LibvirtSchemas.Kind;

/// Every golden case: what is planned is what was expected, byte by byte, and libvirt's schemas take it.
class CreatePlanGoldenTest {

    @TestFactory
    Stream<DynamicTest> thePlanIsWhatTheFolderHolds() throws IOException {
        return forEach(golden -> {
            SortedMap<String, String> expected = golden.expected();
            SortedMap<String, String> planned = GoldenCase.files(golden.plan());
            assertThat(planned.keySet()).isEqualTo(expected.keySet());
            assertSoftly(softly -> planned.forEach(
                    (file, text) -> softly.assertThat(text).as(file).isEqualTo(expected.get(file))));
        });
    }

    @TestFactory
    Stream<DynamicTest> libvirtsSchemasTakeDomainAndVolumes() throws IOException {
        return forEach(golden -> GoldenCase.files(golden.plan()).forEach((file, text) -> {
            if (file.endsWith(".xml")) {
                LibvirtSchemas.assertValid(file.equals("domain.xml") ? Kind.DOMAIN : Kind.VOLUME, text);
            }
        }));
    }

    /// The domain is defined before the volumes are made: where it looks for them was foretold.
    @TestFactory
    Stream<DynamicTest> everyVolumeWillLieWhereTheDomainLooksForIt() throws IOException {
        return forEach(golden -> {
            CreatePlan plan = golden.plan();
            List<String> looked = DomainReader.read(GoldenCase.domain(plan)).diskPaths();
            assertThat(plan.volumes()).extracting(PlannedVolume::path).isSubsetOf(looked);
        });
    }

    @TestFactory
    Stream<DynamicTest> theCapacityToUploadIsThatOfTheVolume() throws IOException {
        return forEach(golden -> assertThat(golden.plan().volumes())
                .allSatisfy(volume -> assertThat(volume.xml())
                        .contains("<capacity unit=\"bytes\">" + volume.capacity() + "</capacity>")));
    }

    /// [#thePlanIsWhatTheFolderHolds] finds the files that are too many within a case; here are those outside, and
    /// folders
    /// that hold no case.
    @Test
    void nothingLiesBesideTheCases() throws IOException {
        assertThat(GoldenCase.all())
                .hasSizeGreaterThanOrEqualTo(15)
                .allSatisfy(
                        golden -> assertThat(golden.folder().resolve("vm.yaml")).isRegularFile());
    }

    @Test
    void everyFactsFileSaysWhatWouldNotBeSoWithoutIt() throws IOException {
        for (GoldenCase golden : GoldenCase.all()) {
            Path file = golden.folder().resolve("facts.yaml");
            VirtualMachine machine = GoldenCase.document(golden.folder().resolve("vm.yaml"));
            if (Files.exists(file)) {
                assertThat(GoldenFacts.read(file).of(machine))
                        .as(golden.name())
                        .isNotEqualTo(GoldenFacts.NONE.of(machine));
            }
        }
    }

    private interface Check {
        void on(GoldenCase golden) throws IOException;
    }

    private static Stream<DynamicTest> forEach(Check check) throws IOException {
        return GoldenCase.all().stream().map(golden -> dynamicTest(golden.name(), () -> check.on(golden)));
    }
}

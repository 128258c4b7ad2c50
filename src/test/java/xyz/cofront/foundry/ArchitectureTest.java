package xyz.cofront.foundry;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/// Holds the map of DESIGN.md.
@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    static final String ROOT = "xyz.cofront.foundry";

    private static final List<String> SHARED = List.of("api.v1alpha1", "error");

    @ArchTest
    static final ArchRule theCommandLineNeverNamesTheAdapter = mayUse(
            "cli",
            "checkup",
            "content",
            "output",
            "config",
            "loader",
            "change",
            "recovery",
            "schema",
            "usage",
            "validation",
            "vm",
            "storage",
            "image",
            "workflow",
            "metadata",
            "hypervisor");

    @ArchTest
    static final ArchRule outputKnowsResultsAndNamesAlone = mayUse(
            "output",
            "checkup",
            "config",
            "loader",
            "change",
            "recovery",
            "schema",
            "vm",
            "storage",
            "image",
            "workflow",
            "naming",
            "seriallog",
            "hypervisor");

    @ArchTest
    static final ArchRule usageKnowsNothing = mayUse("usage");

    @ArchTest
    static final ArchRule useCasesNeverPrint = mayUse(
            "vm",
            "change",
            "storage",
            "image",
            "workflow",
            "metadata",
            "hypervisor",
            "naming",
            "cloudinit",
            "libvirtxml",
            "seriallog",
            "status",
            "validation");

    @ArchTest
    static final ArchRule changesAreFoundWithoutAHost =
            mayUse("change", "metadata", "hypervisor", "naming", "libvirtxml");

    @ArchTest
    static final ArchRule useCasesOfImagesNeverPrint =
            mayUse("image", "content", "storage", "workflow", "metadata", "hypervisor", "libvirtxml", "platform");

    @ArchTest
    static final ArchRule contentKnowsBytesAlone = mayUse("content", "hypervisor", "platform");

    @ArchTest
    static final ArchRule useCasesOfStorageNeverPrint =
            mayUse("storage", "workflow", "metadata", "hypervisor", "naming", "libvirtxml");

    @ArchTest
    static final ArchRule recoveryUsesTheUseCases =
            mayUse("recovery", "vm", "storage", "workflow", "metadata", "hypervisor");

    @ArchTest
    static final ArchRule checksLookAlone = mayUse("checkup", "storage", "hypervisor", "libvirtxml");

    @ArchTest
    static final ArchRule stepsKnowNothing = mayUse("workflow");

    @ArchTest
    static final ArchRule metadataIsAboutDocumentsAndDomains = mayUse("metadata", "naming", "hypervisor", "libvirtxml");

    @ArchTest
    static final ArchRule theLoaderReadsAndValidates = mayUse("loader", "yaml", "validation");

    @ArchTest
    static final ArchRule theSchemaKnowsNothing = mayUse("schema");

    @ArchTest
    static final ArchRule validationIsPure = mayUse("validation", "yaml", "naming", "cloudinit");

    @ArchTest
    static final ArchRule yamlKnowsNothing = mayUse("yaml");

    @ArchTest
    static final ArchRule configurationReadsYaml = mayUse("config", "yaml");

    @ArchTest
    static final ArchRule namingKnowsDocumentsAlone = mayUse("naming");

    @ArchTest
    static final ArchRule cloudInitIsPure = mayUse("cloudinit", "naming", "yaml");

    @ArchTest
    static final ArchRule libvirtXmlIsPure = mayUse("libvirtxml", "hypervisor");

    @ArchTest
    static final ArchRule theReaderOfSerialLogsIsPure = mayUse("seriallog");

    @ArchTest
    static final ArchRule statusIsPure = mayUse("status", "metadata", "hypervisor");

    @ArchTest
    static final ArchRule thePortKnowsNoAdapter = mayUse("hypervisor");

    @ArchTest
    static final ArchRule theAdapterKnowsThePort = mayUse("hypervisor.libvirt", "hypervisor", "libvirtxml");

    @ArchTest
    static final ArchRule thePlatformIsALeaf = noClasses()
            .that()
            .resideInAPackage(ROOT + ".platform..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage(ROOT + "..").and(DescribedPredicate.not(resideInAPackage(ROOT + ".platform.."))));

    @ArchTest
    static final ArchRule documentsKnowNothing = mayUse("api.v1alpha1");

    @ArchTest
    static final ArchRule failuresKnowNothing = mayUse("error");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching(ROOT + ".(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyMainNamesTheAdapter = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".hypervisor.libvirt..")
            .and()
            .doNotHaveFullyQualifiedName(Main.class.getName())
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + ".hypervisor.libvirt..");

    @ArchTest
    static final ArchRule nobodyNamesMain = classes()
            .that()
            .haveFullyQualifiedName(Main.class.getName())
            .should()
            .onlyHaveDependentClassesThat()
            .haveFullyQualifiedName(Main.class.getName());

    @ArchTest
    static final ArchRule onlyTheCommandLineKnowsPicocli = only(".cli", "picocli..");

    @ArchTest
    static final ArchRule onlyLibvirtXmlKnowsJaxb = only(".libvirtxml", "jakarta.xml.bind..");

    /// The binary's build replaces a part of its inside.
    @ArchTest
    static final ArchRule nobodyKnowsTheInsideOfJaxb = only(".nativeimage", "org.glassfish.jaxb..");

    @ArchTest
    static final ArchRule onlyTheBinarysBuildKnowsItsBuilder =
            only(".nativeimage", "com.oracle.svm..", "org.graalvm..");

    @ArchTest
    static final ArchRule theBinarysBuildKnowsNothingOfFoundry = mayUse("nativeimage");

    @ArchTest
    static final ArchRule nobodyNamesTheBinarysBuild = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".nativeimage")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + ".nativeimage");

    @ArchTest
    static final ArchRule onlyTheAdapterKnowsLibvirt = only(".hypervisor.libvirt", "org.libvirt..");

    @ArchTest
    static final ArchRule onlyTheAdapterAndThePlatformKnowJna = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + ".hypervisor.libvirt", ROOT + ".platform")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.sun.jna..");

    @ArchTest
    static final ArchRule onlyCloudInitKnowsTheSchemaLibrary = only(".cloudinit", "com.networknt..");

    @ArchTest
    static final ArchRule onlyThePlatformKnowsTheJdksInside = only(".platform", "sun..", "jdk.internal..");

    @ArchTest
    static final ArchRule onlyMainTouchesTheProcess = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(Main.class.getName())
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .accessField(System.class, "in")
            .orShould()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class);

    @ArchTest
    static final ArchRule nothingStaticChanges =
            fields().that().areStatic().should().beFinal();

    /// Classes of a package may use this package, the shared ones and these, and of Foundry nothing else.
    private static ArchRule mayUse(String own, String... others) {
        return noClasses()
                .that()
                .resideInAPackage(ROOT + "." + own)
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..")
                        .and(DescribedPredicate.not(resideInAnyPackage(names(own, others)))))
                .allowEmptyShould(true);
    }

    private static String[] names(String own, String... others) {
        return Stream.of(List.of(own), List.of(others), SHARED)
                .flatMap(List::stream)
                .map(name -> ROOT + "." + name)
                .toArray(String[]::new);
    }

    private static ArchRule only(String own, String... libraries) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + own)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries);
    }
}

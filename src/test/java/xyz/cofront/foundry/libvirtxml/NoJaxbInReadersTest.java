package xyz.cofront.foundry.libvirtxml;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// JAXB costs a JVM a quarter of a second at first use, and `list` must not pay that.
@AnalyzeClasses(packages = "xyz.cofront.foundry.libvirtxml", importOptions = ImportOption.DoNotIncludeTests.class)
class NoJaxbInReadersTest {
    @ArchTest
    static final ArchRule READERS_AND_METADATA_NEVER_REACH_JAXB = noClasses()
            .that()
            .haveSimpleNameEndingWith("Reader")
            .or()
            .areAssignableTo(MetadataXml.class)
            .should()
            .transitivelyDependOnClassesThat()
            .resideInAPackage("jakarta.xml.bind..");
}

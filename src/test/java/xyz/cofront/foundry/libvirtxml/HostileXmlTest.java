package xyz.cofront.foundry.libvirtxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The readers meet what anybody on the host may have defined.
class HostileXmlTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void aDocumentTypeIsRefused() {
        assertRefused("<!DOCTYPE domain><domain><name>a</name></domain>", "XML with a document type or entities");
    }

    @Test
    void aFileNamedByAnEntityIsNotRead(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "hunter2");
        String xml = "<!DOCTYPE domain [<!ENTITY s SYSTEM \"%s\">]><domain><name>&s;</name></domain>"
                .formatted(secret.toUri());

        assertRefused(xml, "XML with a document type or entities");
    }

    @Test
    void aBillionLaughsAreRefusedAtOnce() {
        StringBuilder xml = new StringBuilder("<!DOCTYPE domain [<!ENTITY l0 \"lol\">");
        for (int i = 1; i < 12; i++) {
            xml.append(
                    "<!ENTITY l%d \"%s\">".formatted(i, "&l%d;".formatted(i - 1).repeat(10)));
        }
        xml.append("]><domain><name>&l11;</name></domain>");

        assertRefused(xml.toString(), "XML with a document type or entities");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "no markup",
                "<domain>",
                "<domain></Domain>",
                "<domain/><domain/>",
                "<domain a='1' a='2'/>",
                "<domain><name>&nbsp;</name></domain>",
                "<domain><name>\u0000</name></domain>",
                "<domain><name>&#1;</name></domain>",
                "<x:domain/>",
                "\u0000"
            })
    void whatIsNotWellFormedIsRefused(String xml) {
        assertRefused(xml, "XML that is not well-formed");
    }

    @Test
    void moreThanFourMebibytesAreRefused() {
        assertRefused("<domain>" + " ".repeat(4 * 1024 * 1024) + "</domain>", "XML of more than 4 MiB");
    }

    @Test
    void elementsNestedTooDeepAreRefused() {
        assertRefused("<domain>" + "<a>".repeat(1_000_000), "XML that is not well-formed");
    }

    @Test
    void aChainOfTwoHundredBackingFilesIsRead() {
        String chain = "<backingStore><source file='/b'/>".repeat(200) + "</backingStore>".repeat(200);

        DomainFacts facts = DomainReader.read(
                "<domain><name>a</name><uuid>00000000-0000-4000-8000-000000000001</uuid><devices><disk>"
                        + "<source file='/a'/>" + chain + "</disk></devices></domain>");

        assertThat(facts.diskPaths()).containsExactly("/a", "/b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<network><name>a</name></network>",
                "<domain xmlns='http://example.org'><name>a</name></domain>",
                "<domainsnapshot/>"
            })
    void anotherDocumentIsRefused(String xml) {
        assertRefused(xml, "expected the element domain, found another");
    }

    private static void assertRefused(String xml, String message) {
        Assertions.assertTimeoutPreemptively(
                SOON,
                () -> assertThatThrownBy(() -> DomainReader.read(xml))
                        .isInstanceOf(XmlFormatException.class)
                        .hasMessage(message));
    }
}

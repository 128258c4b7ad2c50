package xyz.cofront.foundry.libvirtxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataXmlTest {
    private static final String START = "<foundry:vm xmlns:foundry=\"https://foundry.cofront.xyz/v1alpha1\">";

    @Test
    void theElementHoldsTheJsonAsTextAndLeavesTheNamespaceToLibvirt() {
        String element = MetadataXml.element("{\"a\":\"</foundry:vm> ]]> &amp; é 🚀\"}");

        assertThat(element).isEqualTo("<vm>{\"a\":\"&lt;/foundry:vm&gt; ]]&gt; &amp;amp; é 🚀\"}</vm>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\n  \"a\": 1\n}\n", "{\"a\":\"]]> & < > \\u0000 é 🚀\"}", "  {}  "})
    void whatIsWrittenIsReadBack(String json) {
        String element = MetadataXml.element(json);

        assertThat(MetadataXml.json(element)).contains(json);
    }

    @Test
    void aQuarterOfAMebibyteOfMarkupIsReadBack() {
        String json = "&".repeat(256 * 1024);

        String element = MetadataXml.element(json);

        assertThat(MetadataXml.json(element).orElseThrow().equals(json)).isTrue();
    }

    @Test
    void theElementCarriesItsNamespaceWhateverItsTextLooksLike() {
        String json = "{\"a\":\" xmlns:foundry=\"https://foundry.cofront.xyz/v1alpha1\"\"}";
        String root = "<domain xmlns:foundry=\"https://foundry.cofront.xyz/v1alpha1\" type=\"kvm\">";

        String placed = MetadataXml.declaredWhereUsed(root + "<foundry:vm>" + json + "</foundry:vm></domain>");

        assertThat(placed).isEqualTo("<domain type=\"kvm\">" + START + json + "</foundry:vm></domain>");
    }

    @Test
    void whatHasNoElementOfOursDeclaresNothing() {
        String root = "<pool xmlns:foundry=\"https://foundry.cofront.xyz/v1alpha1\" type=\"dir\"><name>a</name></pool>";

        assertThat(MetadataXml.declaredWhereUsed(root)).isEqualTo("<pool type=\"dir\"><name>a</name></pool>");
    }

    @Test
    void jsonInCdataAndAroundCommentsIsText() {
        String element = START + "<!-- a -->{\"a\":<![CDATA[\"<&>\"]]><!-- b -->}<?pi x?></foundry:vm>";

        assertThat(MetadataXml.json(element)).contains("{\"a\":\"<&>\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                START + "{}</foundry:vm>",
                "<vm xmlns='https://foundry.cofront.xyz/v1alpha1'>{}</vm>",
                "<vm xmlns:foundry='https://foundry.cofront.xyz/v1alpha1'>{}</vm>",
                "<vm>{}</vm>"
            })
    void anElementIsReadWithItsNamespaceOrWithoutAsLibvirtHandsItOut(String element) {
        assertThat(MetadataXml.json(element)).contains("{}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not xml",
                "<other>{}</other>",
                "<foundry:vm>{}</foundry:vm>",
                "<foundry:vm xmlns:foundry='https://foundry.cofront.xyz/v1'>{}</foundry:vm>",
                "<foundry:vm xmlns:foundry='https://foundry.cofront.xyz/v1alpha1/'>{}</foundry:vm>",
                "<foundry:VM xmlns:foundry='https://foundry.cofront.xyz/v1alpha1'>{}</foundry:VM>",
                START + "{<b/>}</foundry:vm>",
                START + "{}",
                START + "{}</foundry:vm><x/>",
                "<!DOCTYPE x [<!ENTITY e 'y'>]>" + START + "&e;</foundry:vm>"
            })
    void anythingElseHoldsNoMetadata(String element) {
        assertThat(MetadataXml.json(element)).isEmpty();
    }

    @Test
    void aControlCharacterIsRefused() {
        assertThatThrownBy(() -> MetadataXml.element("{\"a\":\"\u0002\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the character U+0002 cannot be written in libvirt's XML");
    }
}

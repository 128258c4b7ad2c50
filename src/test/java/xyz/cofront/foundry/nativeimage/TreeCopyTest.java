package xyz.cofront.foundry.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.sax.SAXResult;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

class TreeCopyTest {
    private final List<String> heard = new ArrayList<>();

    @Test
    void anElementOfANamespaceIsToldWithItsPrefixAndText() throws Exception {
        Document document = DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .newDocument();
        Element element = document.createElementNS("urn:a", "p:vm");
        element.setTextContent("{\"a\": 1}");

        new TreeCopy().transform(new DOMSource(element), new SAXResult(new Listener()));

        assertThat(heard).containsExactly("<{urn:a}vm p:vm", "{\"a\": 1}", ">{urn:a}vm");
    }

    private final class Listener extends DefaultHandler {
        @Override
        public void startElement(String uri, String name, String qualified, Attributes attributes) {
            heard.add("<{" + uri + "}" + name + " " + qualified);
        }

        @Override
        public void characters(char[] text, int start, int length) {
            heard.add(new String(text, start, length));
        }

        @Override
        public void endElement(String uri, String name, String qualified) {
            heard.add(">{" + uri + "}" + name);
        }
    }
}

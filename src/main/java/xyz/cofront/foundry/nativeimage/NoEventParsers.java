package xyz.cofront.foundry.nativeimage;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import javax.xml.parsers.SAXParserFactory;

/// The JDK's parser that calls back, which JAXB reads with. Foundry reads with StAX, and writes alone with JAXB.
@TargetClass(SAXParserFactory.class)
final class NoEventParsers {
    @Substitute
    static SAXParserFactory newInstance() {
        throw new UnsupportedOperationException("SAX");
    }

    @Substitute
    static SAXParserFactory newDefaultInstance() {
        throw new UnsupportedOperationException("SAX");
    }
}

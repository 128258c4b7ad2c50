package xyz.cofront.foundry.nativeimage;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import javax.xml.parsers.DocumentBuilderFactory;

/// The JDK's parser of XML into trees. Foundry reads XML with StAX.
@TargetClass(DocumentBuilderFactory.class)
final class NoDocumentTrees {
    @Substitute
    static DocumentBuilderFactory newInstance() {
        throw new UnsupportedOperationException("trees of XML");
    }

    @Substitute
    static DocumentBuilderFactory newDefaultInstance() {
        throw new UnsupportedOperationException("trees of XML");
    }

    @Substitute
    static DocumentBuilderFactory newDefaultNSInstance() {
        throw new UnsupportedOperationException("trees of XML");
    }
}

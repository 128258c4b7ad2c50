package xyz.cofront.foundry.nativeimage;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import javax.xml.transform.TransformerFactory;

/// The JDK's translator of style sheets, which Jackson and JAXB would use for documents that Foundry has none of.
@TargetClass(TransformerFactory.class)
final class NoTransformers {
    @Substitute
    static TransformerFactory newInstance() {
        throw new UnsupportedOperationException("transforming XML");
    }

    @Substitute
    static TransformerFactory newDefaultInstance() {
        throw new UnsupportedOperationException("transforming XML");
    }
}

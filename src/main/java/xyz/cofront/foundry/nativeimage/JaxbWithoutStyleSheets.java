package xyz.cofront.foundry.nativeimage;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import javax.xml.transform.Transformer;

/// JAXB would write trees of others with the JDK's translator of style sheets. Foundry's elements are all its own.
@TargetClass(className = "org.glassfish.jaxb.runtime.v2.runtime.XMLSerializer")
final class JaxbWithoutStyleSheets {
    @Substitute
    Transformer getIdentityTransformer() {
        throw new UnsupportedOperationException("trees in XML");
    }
}

package xyz.cofront.foundry.nativeimage;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import javax.xml.transform.Transformer;

/// JAXB writes a tree, such as Foundry's element in a domain's metadata, with the JDK's translator of style sheets.
@TargetClass(className = "org.glassfish.jaxb.runtime.v2.runtime.XMLSerializer")
final class JaxbWithoutStyleSheets {
    @Substitute
    Transformer getIdentityTransformer() {
        return new TreeCopy();
    }
}

package xyz.cofront.foundry.nativeimage;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import javax.xml.parsers.SAXParser;

/// The JDK's catalogs of XML entities, whose own parser would bring all of SAX and XML Schema. Foundry's reader of XML
/// has entities switched off.
@TargetClass(className = "javax.xml.catalog.CatalogImpl")
final class NoCatalogs {
    @Substitute
    SAXParser getParser() {
        throw new UnsupportedOperationException("catalogs of XML entities");
    }
}

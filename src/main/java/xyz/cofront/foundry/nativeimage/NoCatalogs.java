package xyz.cofront.foundry.nativeimage;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import java.net.URI;
import javax.xml.catalog.Catalog;
import javax.xml.catalog.CatalogFeatures;
import javax.xml.catalog.CatalogManager;
import javax.xml.catalog.CatalogResolver;

/// The JDK's catalogs of XML entities, whose own parser would bring all of SAX and XML Schema. Foundry's reader of XML
/// has entities switched off.
@TargetClass(CatalogManager.class)
final class NoCatalogs {
    @Substitute
    static CatalogResolver catalogResolver(Catalog catalog, CatalogResolver.NotFoundAction action) {
        throw new UnsupportedOperationException("catalogs of XML entities");
    }

    @Substitute
    static CatalogResolver catalogResolver(CatalogFeatures features, URI... uris) {
        throw new UnsupportedOperationException("catalogs of XML entities");
    }
}

package xyz.cofront.foundry.nativeimage;

import java.util.Properties;
import javax.xml.transform.ErrorListener;
import javax.xml.transform.Result;
import javax.xml.transform.Source;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.URIResolver;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.sax.SAXResult;
import org.glassfish.jaxb.core.unmarshaller.DOMScanner;
import org.xml.sax.SAXException;

/// Tells a tree, element by element, to whoever listens, and changes nothing. It has no settings.
final class TreeCopy extends Transformer {
    /// @param source a `DOMSource`
    /// @param result a `SAXResult`
    @Override
    public void transform(Source source, Result result) throws TransformerException {
        if (!(source instanceof DOMSource tree) || !(result instanceof SAXResult listener)) {
            throw unsupported();
        }
        try {
            DOMScanner scanner = new DOMScanner();
            scanner.setContentHandler(listener.getHandler());
            scanner.scan(tree.getNode());
        } catch (SAXException failure) {
            throw new TransformerException(failure);
        }
    }

    @Override
    public void setParameter(String name, Object value) {
        throw unsupported();
    }

    @Override
    public Object getParameter(String name) {
        throw unsupported();
    }

    @Override
    public void clearParameters() {
        throw unsupported();
    }

    @Override
    public void setURIResolver(URIResolver resolver) {
        throw unsupported();
    }

    @Override
    public URIResolver getURIResolver() {
        throw unsupported();
    }

    @Override
    public void setOutputProperties(Properties format) {
        throw unsupported();
    }

    @Override
    public Properties getOutputProperties() {
        throw unsupported();
    }

    @Override
    public void setOutputProperty(String name, String value) {
        throw unsupported();
    }

    @Override
    public String getOutputProperty(String name) {
        throw unsupported();
    }

    @Override
    public void setErrorListener(ErrorListener listener) {
        throw unsupported();
    }

    @Override
    public ErrorListener getErrorListener() {
        throw unsupported();
    }

    private static UnsupportedOperationException unsupported() {
        return new UnsupportedOperationException("transforming XML");
    }
}

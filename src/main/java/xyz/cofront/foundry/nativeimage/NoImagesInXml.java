package xyz.cofront.foundry.nativeimage;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import java.awt.Image;
import java.awt.image.BufferedImage;
import org.glassfish.jaxb.runtime.v2.runtime.unmarshaller.Base64Data;

/// JAXB's binding of pictures, without which Java's whole desktop with nine libraries would come along. The class has
/// no name but a number, hence the pinned version of jaxb-runtime: with another one the binary's build fails here.
@TargetClass(className = "org.glassfish.jaxb.runtime.v2.model.impl.RuntimeBuiltinLeafInfoImpl$10")
final class NoImagesInXml {
    @Substitute
    Image parse(CharSequence text) {
        throw new UnsupportedOperationException("pictures in XML");
    }

    @Substitute
    BufferedImage convertToBufferedImage(Image image) {
        throw new UnsupportedOperationException("pictures in XML");
    }

    @Substitute
    Base64Data print(Image image) {
        throw new UnsupportedOperationException("pictures in XML");
    }
}

package xyz.cofront.foundry.nativeimage;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import java.io.InputStream;

/// The content of `file:` URLs, which for a folder is a list, sorted by the rules of all languages. Foundry reads files
/// by their paths.
@TargetClass(className = "sun.net.www.protocol.file.FileURLConnection")
final class NoListsOfFolders {
    @Substitute
    InputStream getInputStream() {
        throw new UnsupportedOperationException("file: URLs");
    }
}

package xyz.cofront.foundry.nativeimage;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;

/// The names that Unicode gives its characters, 175 KB of them, which only the patterns `\N{…}` ask for.
@TargetClass(Character.class)
final class NoCharacterNames {
    @Substitute
    static String getName(int character) {
        throw new UnsupportedOperationException("names of characters");
    }

    @Substitute
    static int codePointOf(String name) {
        throw new UnsupportedOperationException("names of characters");
    }
}

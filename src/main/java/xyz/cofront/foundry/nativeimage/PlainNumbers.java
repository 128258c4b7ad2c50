package xyz.cofront.foundry.nativeimage;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import java.math.BigDecimal;
import java.math.BigInteger;

/// Jackson's own parsers of numbers, for texts full of them. The JDK's do for Foundry's.
final class PlainNumbers {
    private static final String PARSERS = "tools.jackson.core.internal.shaded.fdp.";

    private PlainNumbers() {}

    @TargetClass(className = PARSERS + "JavaDoubleParser")
    static final class Doubles {
        @Substitute
        static double parseDouble(CharSequence text) {
            return Double.parseDouble(text.toString());
        }

        @Substitute
        static double parseDouble(char[] text) {
            return Double.parseDouble(new String(text));
        }

        @Substitute
        static double parseDouble(char[] text, int offset, int length) {
            return Double.parseDouble(new String(text, offset, length));
        }
    }

    @TargetClass(className = PARSERS + "JavaFloatParser")
    static final class Floats {
        @Substitute
        static float parseFloat(CharSequence text) {
            return Float.parseFloat(text.toString());
        }

        @Substitute
        static float parseFloat(char[] text) {
            return Float.parseFloat(new String(text));
        }

        @Substitute
        static float parseFloat(char[] text, int offset, int length) {
            return Float.parseFloat(new String(text, offset, length));
        }
    }

    @TargetClass(className = PARSERS + "JavaBigDecimalParser")
    static final class Decimals {
        @Substitute
        static BigDecimal parseBigDecimal(CharSequence text) {
            return new BigDecimal(text.toString());
        }

        @Substitute
        static BigDecimal parseBigDecimal(char[] text, int offset, int length) {
            return new BigDecimal(text, offset, length);
        }
    }

    @TargetClass(className = PARSERS + "JavaBigIntegerParser")
    static final class Integers {
        @Substitute
        static BigInteger parseBigInteger(CharSequence text) {
            return new BigInteger(text.toString());
        }

        @Substitute
        static BigInteger parseBigInteger(CharSequence text, int radix) {
            return new BigInteger(text.toString(), radix);
        }

        @Substitute
        static BigInteger parseBigInteger(char[] text, int offset, int length, int radix) {
            return new BigInteger(new String(text, offset, length), radix);
        }
    }
}

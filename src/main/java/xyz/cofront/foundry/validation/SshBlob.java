package xyz.cofront.foundry.validation;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The bytes inside a public key: length-prefixed fields (RFC 4253 section 6.6, RFC 5656 section 3.1, RFC 8709, and
/// OpenSSH's PROTOCOL.u2f for the `sk-` types).
final class SshBlob {
    static final String TYPES = "ssh-ed25519, ecdsa-sha2-nistp256, -384 or -521, sk-ssh-ed25519@openssh.com,"
            + " sk-ecdsa-sha2-nistp256@openssh.com or ssh-rsa";

    /// Shorter ones are refused by the crypto policies of Fedora and RHEL, and by NIST SP 800-131A.
    private static final int LEAST_RSA_BITS = 2048;

    /// OpenSSH's own limit for a number.
    private static final int MOST_RSA_BITS = 16384;

    private static final Optional<String> CUT = Optional.of("is cut off: its middle part ends too early");

    /// What a type's bytes hold after its name.
    ///
    /// @param curve the name of the curve, `""` if there is no such field
    /// @param point the length of the public point or key, 0 for RSA
    /// @param application whether the name of a security key's application follows
    record Shape(String type, String curve, int point, boolean application) {}

    private static final List<Shape> SHAPES = List.of(
            new Shape("ssh-ed25519", "", 32, false),
            new Shape("sk-ssh-ed25519@openssh.com", "", 32, true),
            new Shape("ecdsa-sha2-nistp256", "nistp256", 65, false),
            new Shape("ecdsa-sha2-nistp384", "nistp384", 97, false),
            new Shape("ecdsa-sha2-nistp521", "nistp521", 133, false),
            new Shape("sk-ecdsa-sha2-nistp256@openssh.com", "nistp256", 65, true),
            new Shape("ssh-rsa", "", 0, false));

    private SshBlob() {}

    static Optional<Shape> shape(String type) {
        return SHAPES.stream().filter(shape -> shape.type().equals(type)).findFirst();
    }

    /// What is wrong with the bytes, if anything.
    static Optional<String> problem(Shape shape, byte[] blob) {
        ByteBuffer buffer = ByteBuffer.wrap(blob);
        try {
            if (!text(buffer).equals(shape.type())) {
                return Optional.of("says " + shape.type() + " and holds a key of another type");
            }
            Optional<String> problem = shape.point() == 0 ? rsa(buffer) : point(shape, buffer);
            return problem.isEmpty() && buffer.hasRemaining()
                    ? Optional.of("has " + buffer.remaining() + " bytes too many in its middle part")
                    : problem;
        } catch (BufferUnderflowException e) {
            return CUT;
        }
    }

    private static Optional<String> point(Shape shape, ByteBuffer buffer) {
        boolean curve = shape.curve().isEmpty() || text(buffer).equals(shape.curve());
        byte[] point = field(buffer);
        boolean application = !shape.application() || !text(buffer).isEmpty();
        boolean marked = shape.curve().isEmpty() || (point.length > 0 && point[0] == 4);
        return curve && application && marked && point.length == shape.point()
                ? Optional.empty()
                : Optional.of("is damaged: its bytes do not fit " + shape.type());
    }

    private static Optional<String> rsa(ByteBuffer buffer) {
        BigInteger exponent = number(buffer);
        BigInteger modulus = number(buffer);
        int bits = modulus.bitLength();
        if (modulus.signum() <= 0 || !exponent.testBit(0) || exponent.compareTo(BigInteger.TWO) < 0) {
            return Optional.of("is damaged: its bytes do not fit ssh-rsa");
        }
        if (bits > MOST_RSA_BITS) {
            return Optional.of("is an RSA key of " + bits + " bits; OpenSSH takes at most " + MOST_RSA_BITS);
        }
        return bits < LEAST_RSA_BITS
                ? Optional.of("is an RSA key of " + bits + " bits; at least " + LEAST_RSA_BITS
                        + " are needed, or make one with: ssh-keygen -t ed25519")
                : Optional.empty();
    }

    private static BigInteger number(ByteBuffer buffer) {
        byte[] field = field(buffer);
        return field.length == 0 ? BigInteger.ZERO : new BigInteger(field);
    }

    private static String text(ByteBuffer buffer) {
        return new String(field(buffer), StandardCharsets.ISO_8859_1);
    }

    private static byte[] field(ByteBuffer buffer) {
        int length = buffer.getInt();
        if (length < 0 || length > buffer.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] field = new byte[length];
        buffer.get(field);
        return field;
    }
}

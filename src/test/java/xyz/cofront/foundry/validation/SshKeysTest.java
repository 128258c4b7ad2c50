package xyz.cofront.foundry.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The good keys were made by OpenSSH's ssh-keygen for these tests and belong to nobody; the `sk-` ones need a device
/// and
/// are put together here from PROTOCOL.u2f.
class SshKeysTest {
    private static final String ED25519 = "AAAAC3NzaC1lZDI1NTE5AAAAIPstBZIbtLusRvFpuXk41BlzFQfftgMCu9O01JdMFSgv";
    private static final String P256 =
            "AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBB2TogQFMjdWdrUmFDlxOKac9/hsaPVPMLf4i8OIf1jAs0wwRN5oecQ"
                    + "Wp8kIDsDhFRtmB6x+39xYuVUMCH/nduc=";
    private static final String P384 =
            "AAAAE2VjZHNhLXNoYTItbmlzdHAzODQAAAAIbmlzdHAzODQAAABhBEw761sbLJmXQ6PQ6tGnMIODWwoZgtReltYkgsPV6FIkOpVOkbQIz5wY7"
                    + "2lLu4gw4wIy3WN+KL7jKzFaiySM3W6fhAZKH2My7si8D80c9JusmZxOfWhOni979C1GzvsQ6w==";
    private static final String P521 =
            "AAAAE2VjZHNhLXNoYTItbmlzdHA1MjEAAAAIbmlzdHA1MjEAAACFBADX2V9tMZF8oucvflGogfNcmWgtaQz7Al4hmru3ctuZ+6f13F6UTf6ul"
                    + "JJ7mryE9yux6xwPY8+yqg6F2MNFX4djQwEiJGedCzD7APdYxX5Jh9LLzn9OUTtY+8Wi+Da3MHVsrP00Fluu9x+8/9RdQgpeuVdF7My6SO4"
                    + "DvWMm4FrYpyDkPA==";
    private static final String RSA2048 =
            "AAAAB3NzaC1yc2EAAAADAQABAAABAQChNCK8lvVc9yoVuNWbt/AnMD3TjWS1jWjjLa9Uzdgoq1Hv1CI7c/Vo8qCT2aNK+B2puIEaAdKUkvAXt"
                    + "E89tqfq14QYfRF4c/HF1iYsHMCI2cOPwxLzxhFiJGnyCCZ0L8KAKDhJMs2ypfoANdV1hzEGXEA7DhuYXcM+p56mTbuxOUAXPh0UpJ+n6s1"
                    + "YZpC5TM6rWMju7y1vtSi11LAsKqMe5yh+SuO5hwvVKNAjGWgBbdSW+xW4XAf12vMpl80WBRV1rxCCa72xgkvo7HZI5qtLaFJufM0mlRPMX"
                    + "1N/FclnebJkT5FsQSYxH+CG1s/FIOWiKlAiJHo36Bn6XMEHdDXl";
    private static final String RSA1024 =
            "AAAAB3NzaC1yc2EAAAADAQABAAAAgQDTyOWGO5YNLRvNSzf6vekjKmkGy7AxS2mMQBWMsHQWAa5eIstZztaActwxdQX0HG5GjTivlcjR2f3yJ"
                    + "t3adAVJcw4AXCOrOZsRM7hUnYTA7lqCjWRdTIIPUh9mAvbjvWUft9Bq9YHL74UeKB7WRCJhto1w3pQx0A7g0VBysNnQzw==";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssh-ed25519 " + ED25519,
                "ssh-ed25519 " + ED25519 + " you@example.com",
                "  ssh-ed25519\t" + ED25519 + "  a comment with \"quotes and spaces  ",
                "ecdsa-sha2-nistp256 " + P256,
                "ecdsa-sha2-nistp384 " + P384,
                "ecdsa-sha2-nistp521 " + P521,
                "ssh-rsa " + RSA2048 + " you",
                "no-pty,command=\"echo \\\"a b\\\"; exit\",from=\"10.0.0.0/8\" ssh-ed25519 " + ED25519,
                "cert-authority ssh-ed25519 " + ED25519,
                "ssh-ed25519 " + ED25519 + "\n",
            })
    void linesThatSshdTakesAreTaken(String key) {
        assertThat(SshKeys.problem(key)).isEmpty();
    }

    @Test
    void keysOfSecurityDevicesAreTaken() {
        String ed25519 = blob(text("sk-ssh-ed25519@openssh.com"), new byte[32], text("ssh:"));
        String ecdsa = blob(text("sk-ecdsa-sha2-nistp256@openssh.com"), text("nistp256"), point(65), text("ssh:"));

        assertThat(SshKeys.problem("sk-ssh-ed25519@openssh.com " + ed25519)).isEmpty();
        assertThat(SshKeys.problem("sk-ecdsa-sha2-nistp256@openssh.com " + ecdsa))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                      | is empty
            hello                                   | is not a public key; expected such as "ssh-ed25519 AAAAC3Nz… comment"
            ssh-ed25519                             | is not a public key; expected such as "ssh-ed25519 AAAAC3Nz… comment"
            AAAAC3NzaC1lZDI1NTE5AAAAIPstBZIbtLus    | is not a public key; expected such as "ssh-ed25519 AAAAC3Nz… comment"
            ~/.ssh/id_ed25519.pub                   | is a path; paste the line that the file holds
            id_ed25519.pub                          | is a path; paste the line that the file holds
            -----BEGIN OPENSSH PRIVATE KEY-----     | is a private key; paste the line of the .pub file beside it, and make a new pair
            -----BEGIN ENCRYPTED PRIVATE KEY-----   | is a private key; paste the line of the .pub file beside it, and make a new pair
            PuTTY-User-Key-File-3: ssh-ed25519      | is a private key of PuTTY's; paste the public key that PuTTYgen shows
            ---- BEGIN SSH2 PUBLIC KEY ----         | is in the form of RFC 4716; convert it with: ssh-keygen -i -f FILE
            ssh-dss AAAAB3NzaC1kc3MAAACBAO          | is a DSA key, which OpenSSH no longer takes; make one with: ssh-keygen -t ed25519
            ssh-ed25519-cert-v01@openssh.com AAAA   | is a certificate; write the authority's public key with the option cert-authority
            ssh-xmss@openssh.com AAAA               | is of a type not known here; expected ssh-ed25519, ecdsa-sha2-nistp256, -384 or -521, sk-ssh-ed25519@openssh.com, sk-ecdsa-sha2-nistp256@openssh.com or ssh-rsa
            ssh-ed25519 AAAA*                       | has a middle part that is not base64; was it cut off or wrapped?
            ssh-ed25519 AAAA                        | is cut off: its middle part ends too early
            ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIPst | is cut off: its middle part ends too early
            """)
    void everythingElseIsNamed(String key, String problem) {
        assertThat(SshKeys.problem(key)).contains(problem);
    }

    @Test
    void aKeyOfAnotherTypeThanItClaimsIsRefused() {
        assertThat(SshKeys.problem("ssh-rsa " + ED25519)).contains("says ssh-rsa and holds a key of another type");
    }

    @Test
    void twoLinesInOneEntryAreRefused() {
        assertThat(SshKeys.problem("ssh-ed25519 " + ED25519 + "\nssh-rsa " + RSA2048))
                .contains("must be one line without control characters; each key is an entry of its own");
    }

    @Test
    void bytesPastTheKeysEndAreRefused() {
        String longer = blob(text("ssh-ed25519"), new byte[32], new byte[3]);

        assertThat(SshKeys.problem("ssh-ed25519 " + longer)).contains("has 7 bytes too many in its middle part");
    }

    @Test
    void aCurveOrALengthThatDoesNotFitIsDamage() {
        String curve = blob(text("ecdsa-sha2-nistp256"), text("nistp384"), point(65));
        String length = blob(text("ecdsa-sha2-nistp256"), text("nistp256"), point(64));
        String compressed = blob(text("ecdsa-sha2-nistp256"), text("nistp256"), new byte[65]);
        String shorter = blob(text("ssh-ed25519"), new byte[31]);

        String damage = "is damaged: its bytes do not fit ";
        assertThat(SshKeys.problem("ecdsa-sha2-nistp256 " + curve)).contains(damage + "ecdsa-sha2-nistp256");
        assertThat(SshKeys.problem("ecdsa-sha2-nistp256 " + length)).contains(damage + "ecdsa-sha2-nistp256");
        assertThat(SshKeys.problem("ecdsa-sha2-nistp256 " + compressed)).contains(damage + "ecdsa-sha2-nistp256");
        assertThat(SshKeys.problem("ssh-ed25519 " + shorter)).contains(damage + "ssh-ed25519");
    }

    @Test
    void aShortRsaKeyIsRefusedWithItsLength() {
        assertThat(SshKeys.problem("ssh-rsa " + RSA1024))
                .contains("is an RSA key of 1024 bits; at least 2048 are needed, or make one with:"
                        + " ssh-keygen -t ed25519");
    }

    @Test
    void anRsaKeyWithNumbersThatCannotBeIsDamage() {
        byte[] modulus = BigInteger.ONE.shiftLeft(2047).add(BigInteger.ONE).toByteArray();
        String even = blob(text("ssh-rsa"), new byte[] {4}, modulus);
        String negative = blob(text("ssh-rsa"), new byte[] {3}, new byte[] {(byte) 0x80, 1});
        String none = blob(text("ssh-rsa"), new byte[0], new byte[0]);

        assertThat(SshKeys.problem("ssh-rsa " + even)).contains("is damaged: its bytes do not fit ssh-rsa");
        assertThat(SshKeys.problem("ssh-rsa " + negative)).contains("is damaged: its bytes do not fit ssh-rsa");
        assertThat(SshKeys.problem("ssh-rsa " + none)).contains("is damaged: its bytes do not fit ssh-rsa");
    }

    @Test
    void aHugeLengthInsideAKeyAllocatesNothing() {
        byte[] bytes =
                ByteBuffer.allocate(8).putInt(Integer.MAX_VALUE).putInt(-1).array();

        assertThat(SshKeys.problem("ssh-rsa " + Base64.getEncoder().encodeToString(bytes)))
                .contains("is cut off: its middle part ends too early");
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] point(int length) {
        byte[] point = new byte[length];
        point[0] = 4;
        return point;
    }

    private static String blob(byte[]... fields) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] field : fields) {
            out.writeBytes(ByteBuffer.allocate(4).putInt(field.length).array());
            out.writeBytes(field);
        }
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }
}

package xyz.cofront.foundry.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionUriTest {
    private static final Origin FLAG = new Origin.Flag("--connect");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "qemu:///system",
                "qemu:///session",
                "qemu+unix:///system",
                "test:///default",
                "test+unix:///default",
                "test:///home/ada/host.xml",
                "qemu:///system?socket=/tmp/lab/libvirt-sock",
                "qemu+unix:///system?socket=/tmp/a%20b"
            })
    void aLocalUriIsTaken(String uri) {
        assertThat(ConnectionUri.check(uri, FLAG)).isEqualTo(uri);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                        | expected a libvirt connection URI such as qemu:///system
                    system                    | expected a libvirt connection URI such as qemu:///system
                    qemu:system               | expected a libvirt connection URI such as qemu:///system
                    qemu://[                  | expected a libvirt connection URI such as qemu:///system
                    qemu:///sys tem           | expected a libvirt connection URI such as qemu:///system
                    qemu://far/system         | other hosts are not supported yet; expected such as qemu:///system
                    qemu+ssh://far/system     | other hosts are not supported yet; expected such as qemu:///system
                    qemu+ssh:///system        | other hosts are not supported yet; expected such as qemu:///system
                    qemu+tls:///system        | other hosts are not supported yet; expected such as qemu:///system
                    qemu+ext:///system        | other hosts are not supported yet; expected such as qemu:///system
                    xen+ssh://far             | other hosts are not supported yet; expected such as qemu:///system
                    lxc:///system             | only qemu:// and test:// are supported, not lxc://
                    xen:///system             | only qemu:// and test:// are supported, not xen://
                    QEMU:///system            | only qemu:// and test:// are supported, not QEMU://
                    qemu:///embed             | expected qemu:///system or qemu:///session
                    qemu:///                  | expected qemu:///system or qemu:///session
                    test:///                  | expected such as test:///default
                    qemu:///system?command=/tmp/x | the parameter 'command' is not allowed in a connection URI
                    qemu:///system?%63ommand=x | the parameter 'command' is not allowed in a connection URI
                    qemu:///system?socket=/x&command=x | the parameter 'command' is not allowed in a connection URI
                    qemu:///system?socket=/x;command=x | the parameter 'command' is not allowed in a connection URI
                    qemu:///system?pkipath=/tmp | the parameter 'pkipath' is not allowed in a connection URI
                    qemu:///system?no_verify=1 | the parameter 'no_verify' is not allowed in a connection URI
                    """)
    void anotherUriIsRefusedWithAPlainSentence(String uri, String sentence) {
        IllegalArgumentException refusal =
                catchThrowableOfType(IllegalArgumentException.class, () -> ConnectionUri.check(uri, FLAG));

        assertThat(refusal.getMessage()).isEqualTo(sentence);
    }

    @Test
    void aSocketIsTakenFromTheCommandLineOnly() {
        Origin variable = new Origin.EnvironmentVariable("FOUNDRY_CONNECT");

        IllegalArgumentException refusal = catchThrowableOfType(
                IllegalArgumentException.class, () -> ConnectionUri.check("qemu:///system?socket=/x", variable));

        assertThat(refusal.getMessage()).isEqualTo("the parameter 'socket' is allowed with --connect only");
    }
}

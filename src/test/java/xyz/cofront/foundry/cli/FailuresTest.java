package xyz.cofront.foundry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xyz.cofront.foundry.error.FoundryException;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

class FailuresTest {
    private final Cli cli = new Cli();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    CONNECTION     | 3 | '  does libvirt run? ''systemctl status libvirtd virtqemud'' tells'
                    TIMEOUT        | 3 | ''
                    DENIED         | 3 | '  who is in the group that libvirt trusts may do this: ''sudo usermod -aG libvirt $USER'', then log in again#  ''-c qemu:///session'' needs no rights'
                    NOT_FOUND      | 4 | ''
                    ALREADY_EXISTS | 4 | ''
                    INVALID        | 4 | ''
                    WRONG_STATE    | 4 | ''
                    BUSY           | 4 | ''
                    NO_SPACE       | 4 | ''
                    UNSUPPORTED    | 4 | ''
                    FAILED         | 4 | ''
                    """)
    void aConnectionThatFailsEndsWithTheCodeOfItsKind(Kind kind, int exitCode, String details) {
        cli.connecting((uri, access, deadline) -> {
            throw new HypervisorException(kind, "open " + uri + ": no\u001b[31m");
        });

        Cli.Result result = cli.launch("list");

        String lines = details.isEmpty() ? "" : details.replace("#", "\n") + "\n";
        assertThat(result).isEqualTo(new Cli.Result(exitCode, "", "error: open qemu:///system: no\\x1b[31m\n" + lines));
    }

    @Test
    void adviceStandsUnderTheFailureInPlaceOfWhatIsSaidOfItsKind() {
        cli.connecting((uri, access, deadline) -> {
            throw new HypervisorException(
                    Kind.DENIED, "no", List.of("the network '\u001b[31mx' is stopped", "virsh net-start x"), null);
        });

        assertThat(cli.launch("list", "-c", "qemu:///session")).isEqualTo(new Cli.Result(3, "", """
                        error: no
                          the network '\\x1b[31mx' is stopped
                          virsh -c qemu:///session net-start x
                        """));
    }

    @Test
    void adviceGoesAlongWhenAUseCasePutsTheFailureIntoWords() {
        HypervisorException failure =
                new HypervisorException(Kind.FAILED, "cannot start domain 'web'", List.of("why", "what next"), null);

        FoundryException told = failure.explained("could not start VM 'web'", VmException::new);

        assertThat(told).hasMessage("could not start VM 'web': cannot start domain 'web'");
        assertThat(told.details()).containsExactly("why", "what next");
    }

    @Test
    void causesAreShownUnderVerboseAlone() {
        cli.connecting((uri, access, deadline) -> {
            throw new HypervisorException(Kind.TIMEOUT, "no answer", new IllegalStateException("deep"));
        });

        assertThat(cli.launch("list").err()).isEqualTo("error: no answer\n");
        assertThat(cli.launch("list", "-v").err()).isEqualTo("""
                          connecting to qemu:///system (default)
                        error: no answer
                          caused by: xyz.cofront.foundry.hypervisor.HypervisorException: no answer
                          caused by: java.lang.IllegalStateException: deep
                        """);
    }

    @Test
    void aBugIsCalledOneAndItsStackShownUnderVerboseAlone() {
        cli.connecting((uri, access, deadline) -> {
            throw new IllegalStateException("impossible");
        });

        assertThat(cli.launch("list")).isEqualTo(new Cli.Result(70, "", """
                        error: This is a bug in Foundry: java.lang.IllegalStateException: impossible
                          please report it, with what the same command prints under --verbose
                        """));
        assertThat(cli.launch("list", "-v").err()).contains("at xyz.cofront.foundry.cli.ListCommand.call(");
    }

    @Test
    void anErrorOfTheMachineIsABugToo() {
        cli.connecting((uri, access, deadline) -> {
            throw new StackOverflowError();
        });

        assertThat(cli.launch("list").exitCode()).isEqualTo(70);
    }

    @Test
    void aReaderThatHasGoneIsNoFailure() {
        assertThat(cli.printingTo(failing("Broken pipe")).launch("version")).isEqualTo(new Cli.Result(0, "", ""));
    }

    @Test
    void aReaderOfTheHelpThatHasGoneIsNoFailure() {
        assertThat(cli.printingTo(failing("Broken pipe")).launch("--help")).isEqualTo(new Cli.Result(0, "", ""));
    }

    @Test
    void aResultThatCannotBeWrittenIsAFailure() {
        assertThat(cli.printingTo(failing("No space left on device")).launch("version"))
                .isEqualTo(new Cli.Result(1, "", "error: cannot write the result: No space left on device\n"));
    }

    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException(message);
            }
        };
    }
}

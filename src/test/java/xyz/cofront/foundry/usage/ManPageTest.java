package xyz.cofront.foundry.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ManPageTest {
    private final Manual manual = new Manual(
            Usages.program(),
            "1.2.3",
            "2026-11-20",
            List.of(new Manual.Entry("0", "Done."), new Manual.Entry("4", ".not a request")),
            List.of(new Manual.Entry("NO_COLOR", "Set to anything: no colors.")),
            List.of(new Manual.Entry("~/.config/foundry/config.yaml", "The user's settings.")));

    /// By man(7) and groff_char(7).
    @Test
    void aCommandHasAPageWithAllItTakes() {
        assertThat(ManPage.of(manual, manual.root().commands().getFirst())).isEqualTo("""
                .TH "FOUNDRY\\-DESTROY" 1 "2026\\-11\\-20" "foundry 1.2.3" "Foundry"
                .SH NAME
                foundry\\-destroy \\- Remove machines
                .SH SYNOPSIS
                foundry destroy [\\-\\-force] [\\-f[=FILE]] [NAME...]
                .SH DESCRIPTION
                Remove machines. For good.
                .PP
                The same as: delete.
                .SH ARGUMENTS
                .TP
                \\fINAME\\fR...
                Machines.
                .SH OPTIONS
                .TP
                \\fB\\-\\-force\\fR
                Say \\(aqyes\\(aq to \\e and $HOME.
                .TP
                \\fB\\-f\\fR[=\\fIFILE\\fR]
                A file
                .SH GLOBAL OPTIONS
                .TP
                \\fB\\-c\\fR, \\fB\\-\\-connect\\fR=\\fIURI\\fR
                Where: it\\(aqs there.
                .SH EXIT STATUS
                .TP
                \\fB0\\fR
                Done.
                .TP
                \\fB4\\fR
                \\&.not a request
                .SH ENVIRONMENT
                .TP
                \\fBNO_COLOR\\fR
                Set to anything: no colors.
                .SH FILES
                .TP
                \\fB\\(ti/.config/foundry/config.yaml\\fR
                The user\\(aqs settings.
                .SH SEE ALSO
                \\fBfoundry\\fR(1), \\fBfoundry\\-pool\\fR(1), \\fBvirsh\\fR(1)
                """);
    }

    @Test
    void aCommandOfCommandsNamesTheirPages() {
        assertThat(ManPage.of(manual, manual.root().commands().getLast()))
                .contains("""
                        .SH COMMANDS
                        .TP
                        \\fBfoundry\\-pool\\-info\\fR(1)
                        Show a pool.
                        """)
                .doesNotContain(".SH ARGUMENTS", ".SH OPTIONS");
    }

    @Test
    void otherNamesOfACommandAreOtherPages() {
        CommandUsage destroy = manual.root().commands().getFirst();

        assertThat(ManPage.fileName(destroy)).isEqualTo("foundry-destroy.1");
        assertThat(ManPage.otherFileNames(destroy)).containsExactly("foundry-delete.1");
    }
}

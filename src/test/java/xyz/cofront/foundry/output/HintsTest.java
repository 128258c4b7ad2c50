package xyz.cofront.foundry.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HintsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "foundry destroy web|foundry -c test:///default destroy web",
                "remove it: 'foundry destroy web', then 'virsh vol-delete a'|remove it: 'foundry -c test:///default"
                        + " destroy web', then 'virsh -c test:///default vol-delete a'",
                "'foundry --help' shows what it takes|'foundry --help' shows what it takes",
                "Foundry did not make it|Foundry did not make it",
                "/run/foundry is there|/run/foundry is there",
                "pool my-foundry images|pool my-foundry images",
            })
    void commandsAreTypedAtTheConnection(String text, String typed) {
        assertThat(new Hints(Optional.of("test:///default")).at(text)).isEqualTo(typed);
        assertThat(Hints.NONE.at(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"qemu:///system?socket=/a b, 'qemu:///system?socket=/a b'", "$1\\0, '$1\\0'"})
    void whatAShellWouldReadIsQuoted(String uri, String quoted) {
        assertThat(new Hints(Optional.of(uri)).at("foundry list")).isEqualTo("foundry -c '" + quoted + "' list");
    }
}

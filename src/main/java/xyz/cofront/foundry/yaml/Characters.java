package xyz.cofront.foundry.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// Finds the characters that YAML does not allow in a text (YAML 1.2.2, section 5.1).
final class Characters {
    private static final int ENOUGH = 20;

    private Characters() {}

    static List<YamlFault> faults(String content) {
        List<YamlFault> faults = new ArrayList<>();
        int line = 1;
        int column = 1;
        for (int at = 0; at < content.length() && faults.size() < ENOUGH; ) {
            int point = content.codePointAt(at);
            at += Character.charCount(point);
            if (!StreamReader.isPrintable(point)) {
                faults.add(new YamlFault(line, column, message(point)));
            }
            boolean breaks = point == '\n' || (point == '\r' && !content.startsWith("\n", at));
            line += breaks ? 1 : 0;
            column = breaks ? 1 : column + 1;
        }
        return faults;
    }

    private static String message(int point) {
        return String.format(
                Locale.ROOT,
                "the character U+%04X is not allowed in YAML; write it as an escape in double quotes, or leave it out",
                point);
    }
}

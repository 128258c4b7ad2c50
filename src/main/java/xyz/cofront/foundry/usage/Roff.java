package xyz.cofront.foundry.usage;

/// Text for `man`, in the macros of man(7).
final class Roff {
    private final StringBuilder page = new StringBuilder();

    /// The page's title line.
    Roff title(String name, String date, String source, String manual) {
        return line(".TH \"%s\" 1 \"%s\" \"%s\" \"%s\""
                .formatted(escaped(name), escaped(date), escaped(source), escaped(manual)));
    }

    Roff section(String heading) {
        return line(".SH " + heading);
    }

    /// @param markup escaped already, and in fonts
    Roff text(String markup) {
        return line(markup);
    }

    Roff paragraph(String plain) {
        return line(".PP").line(escaped(plain));
    }

    /// @param term escaped already, and in fonts
    Roff entry(String term, String meaning) {
        return line(".TP").line(term).line(escaped(meaning));
    }

    private Roff line(String line) {
        page.append(line).append('\n');
        return this;
    }

    static String bold(String plain) {
        return "\\fB" + escaped(plain) + "\\fR";
    }

    static String italic(String plain) {
        return "\\fI" + escaped(plain) + "\\fR";
    }

    /// As it stands: groff makes typographic signs of some characters, and requests of lines that begin with two of
    /// them (groff(7), groff_char(7)).
    static String escaped(String plain) {
        String escaped = plain.replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("'", "\\(aq")
                .replace("\"", "\\(dq")
                .replace("`", "\\(ga")
                .replace("^", "\\(ha")
                .replace("~", "\\(ti");
        return escaped.startsWith(".") ? "\\&" + escaped : escaped;
    }

    @Override
    public String toString() {
        return page.toString();
    }
}

package xyz.cofront.foundry.config;

/// How results are printed.
public enum OutputFormat {
    TABLE("table"),
    WIDE("wide"),
    JSON("json"),
    YAML("yaml"),
    NAME("name");

    private final String word;

    OutputFormat(String word) {
        this.word = word;
    }

    /// The word after `-o`.
    public String word() {
        return word;
    }
}

package xyz.cofront.foundry.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import xyz.cofront.foundry.loader.Problem;
import xyz.cofront.foundry.loader.Verdict;

/// What was found out of a source, as JSON and YAML show it.
@JsonPropertyOrder({"source", "verdict", "virtualMachines", "problems", "notices"})
record VerdictDocument(
        String source, String verdict, List<String> virtualMachines, List<Line> problems, List<Line> notices) {

    /// One thing that was found.
    ///
    /// @param line from 1; absent where the source could not be read
    @JsonPropertyOrder({"line", "column", "path", "message"})
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    record Line(int line, int column, String path, String message) {
        static Line of(Problem problem) {
            return new Line(problem.line(), problem.column(), problem.path(), problem.message());
        }
    }

    static VerdictDocument of(Verdict verdict) {
        return new VerdictDocument(
                verdict.source(),
                verdict.word(),
                verdict.names(),
                verdict.problems().stream().map(Line::of).toList(),
                verdict.notices().stream().map(Line::of).toList());
    }
}

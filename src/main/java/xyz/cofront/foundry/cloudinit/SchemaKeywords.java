package xyz.cofront.foundry.cloudinit;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.AbstractKeywordValidator;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// The keywords of cloud-init's schema that mean something else than in draft 4: `deprecated` and
/// `changed` warn, and `oneOf` and `anyOf` pass on the warnings of the branch that fits, without counting
/// them as errors.
final class SchemaKeywords {
    static final Set<String> WARNINGS = Set.of("deprecated", "changed");

    /// All of them.
    static final List<Keyword> ALL =
            List.of(new Warning("deprecated"), new Warning("changed"), new Branches("oneOf"), new Branches("anyOf"));

    private SchemaKeywords() {}

    static boolean warns(Error error) {
        return WARNINGS.contains(error.getKeyword());
    }

    private record Warning(String name) implements Keyword {
        @Override
        public String getValue() {
            return name;
        }

        @Override
        public KeywordValidator newValidator(
                SchemaLocation location, JsonNode node, Schema parent, SchemaContext context) {
            return new WarningValidator(this, node, location, parent.getSchemaNode());
        }
    }

    private static final class WarningValidator extends AbstractKeywordValidator {
        private final JsonNode beside;

        WarningValidator(Keyword keyword, JsonNode node, SchemaLocation location, JsonNode beside) {
            super(keyword, node, location);
            this.beside = beside;
        }

        @Override
        public void validate(ExecutionContext execution, JsonNode node, JsonNode root, NodePath path) {
            if (getSchemaNode().asBoolean(false)) {
                String version = beside.path(getKeyword() + "_version").asString("");
                String advice = beside.path(getKeyword() + "_description").asString("");
                execution.addError(error(getKeyword(), path, version, advice));
            }
        }
    }

    private record Branches(String name) implements Keyword {
        @Override
        public String getValue() {
            return name;
        }

        @Override
        public KeywordValidator newValidator(
                SchemaLocation location, JsonNode node, Schema parent, SchemaContext context) {
            List<Schema> branches = IntStream.range(0, node.size())
                    .mapToObj(index -> context.newSchema(location.append(index), node.get(index), parent))
                    .toList();
            return new BranchesValidator(this, node, location, branches);
        }
    }

    private static final class BranchesValidator extends AbstractKeywordValidator {
        private final List<Schema> branches;

        BranchesValidator(Keyword keyword, JsonNode node, SchemaLocation location, List<Schema> branches) {
            super(keyword, node, location);
            this.branches = branches;
        }

        @Override
        public void validate(ExecutionContext execution, JsonNode node, JsonNode root, NodePath path) {
            List<List<Error>> outcomes = outcomes(execution, node, root, path);
            List<List<Error>> fitting = outcomes.stream()
                    .filter(errors -> errors.stream().allMatch(SchemaKeywords::warns))
                    .toList();
            if (fitting.isEmpty()) {
                new FailedBranches(path, outcomes).errors().forEach(execution::addError);
            } else if (fitting.size() > 1 && getKeyword().equals("oneOf")) {
                execution.addError(error("oneOf", path));
            } else {
                fitting.getFirst().forEach(execution::addError);
            }
        }

        private List<List<Error>> outcomes(ExecutionContext execution, JsonNode node, JsonNode root, NodePath path) {
            List<Error> before = execution.getErrors();
            List<List<Error>> outcomes = new ArrayList<>();
            for (int index = 0; index < branches.size(); index++) {
                List<Error> errors = new ArrayList<>();
                execution.setErrors(errors);
                execution.evaluationPathAddLast(index);
                branches.get(index).validate(execution, node, root, path);
                execution.evaluationPathRemoveLast();
                outcomes.add(errors);
            }
            execution.setErrors(before);
            return outcomes;
        }
    }

    static Error error(String keyword, NodePath path, Object... arguments) {
        return Error.builder()
                .keyword(keyword)
                .instanceLocation(path)
                .arguments(arguments)
                .message(keyword)
                .build();
    }
}

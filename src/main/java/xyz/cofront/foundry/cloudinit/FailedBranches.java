package xyz.cofront.foundry.cloudinit;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Tells of a value that fits none of the forms it may have by the form that was probably meant.
///
/// @param path of the value
/// @param branches what each form has against it
record FailedBranches(NodePath path, List<List<Error>> branches) {

    /// Our own word for an error whose arguments are the errors of several forms.
    static final String EITHER = "either";

    /// At least one.
    List<Error> errors() {
        List<List<Error>> meant = branches.stream()
                .filter(branch -> branch.stream().noneMatch(this::otherKind))
                .toList();
        if (meant.isEmpty()) {
            return List.of(kinds());
        }
        if (meant.size() > 1 && meant.stream().allMatch(this::lacksOneField)) {
            Object[] fields = meant.stream()
                    .map(branch -> String.valueOf(branch.getFirst().getProperty()))
                    .distinct()
                    .toArray();
            return List.of(SchemaKeywords.error("required", path, fields));
        }
        List<List<Error>> current = meant.stream()
                .filter(branch -> branch.stream().noneMatch(SchemaKeywords::warns))
                .toList();
        if (current.size() > 1 && current.stream().allMatch(branch -> branch.size() == 1 && here(branch.getFirst()))) {
            Object[] each = current.stream().map(List::getFirst).toArray();
            return List.of(SchemaKeywords.error(EITHER, path, each));
        }
        return meant.stream().min(Comparator.comparingInt(List::size)).orElseThrow().stream()
                .filter(error -> !SchemaKeywords.warns(error))
                .toList();
    }

    /// A value of another type, or none of the words there are, is another form.
    private boolean otherKind(Error error) {
        return error.getKeyword().equals("type") && here(error);
    }

    private boolean lacksOneField(List<Error> branch) {
        return branch.size() == 1 && branch.getFirst().getKeyword().equals("required") && here(branch.getFirst());
    }

    private boolean here(Error error) {
        return error.getInstanceLocation().equals(path);
    }

    private Error kinds() {
        List<Error> types =
                branches.stream().flatMap(List::stream).filter(this::otherKind).toList();
        String expected = String.join(
                ", ",
                types.stream().flatMap(FailedBranches::expected).distinct().toList());
        return SchemaKeywords.error("type", path, types.getFirst().getArguments()[0], expected);
    }

    private static Stream<String> expected(Error error) {
        return SchemaMessages.words(error.getArguments()[1]).stream();
    }
}

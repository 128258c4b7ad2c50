package xyz.cofront.foundry.output;

import java.util.List;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.schema.Field;

/// Tells what a field means, in the form of `kubectl explain`.
///
/// @param field the whole document or a part of it
/// @param recursive whether all fields below are named, and not those next below described
record Explanation(Field field, boolean recursive) {
    private static final int WIDTH = 96;

    String text() {
        StringBuilder text = new StringBuilder();
        text.append("KIND:     ").append(VirtualMachine.KIND).append('\n');
        text.append("VERSION:  ").append(VirtualMachine.API_VERSION).append("\n\n");
        if (!field.path().isEmpty()) {
            text.append("FIELD:    ").append(heading(field, field.path())).append("\n\n");
        }
        text.append("DESCRIPTION:\n").append(Wrapped.text(field.description(), "    ", WIDTH));
        words(text);
        if (!field.fields().isEmpty()) {
            text.append("\nFIELDS:\n");
            fields(text, field.fields(), "  ");
        }
        return text.toString();
    }

    private void words(StringBuilder text) {
        List<Field.Word> words = field.words();
        if (words.isEmpty()) {
            return;
        }
        text.append("\nONE OF:\n");
        int width = words.stream().mapToInt(word -> word.word().length()).max().orElse(0);
        for (Field.Word word : words) {
            String line = "    " + Text.pad(word.word(), width) + "  " + word.description();
            text.append(line.stripTrailing()).append('\n');
        }
    }

    private void fields(StringBuilder text, List<Field> fields, String indent) {
        for (Field child : fields) {
            text.append(indent).append(heading(child, child.name())).append('\n');
            if (recursive) {
                fields(text, child.fields(), indent + "  ");
            } else {
                text.append(Wrapped.text(child.description(), indent + "  ", WIDTH))
                        .append('\n');
            }
        }
        if (!recursive) {
            text.setLength(text.length() - 1);
        }
    }

    private static String heading(Field field, String name) {
        return name + " " + field.type() + (field.required() ? " -required-" : "")
                + field.fallback().map(value -> " -default " + value + "-").orElse("");
    }
}

package xyz.cofront.foundry.loader;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// The documentation of the document's records and enums, read from their source by the compiler's own
/// parser.
final class RecordDocs {
    private static final Path SOURCES = Path.of("src/main/java/xyz/cofront/foundry/api/v1alpha1");

    private final Map<String, String> docs = new HashMap<>();

    private RecordDocs() {}

    static RecordDocs read() throws IOException {
        RecordDocs read = new RecordDocs();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.list(SOURCES)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources.toList()));
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                read.scanner(trees).scan(unit, null);
            }
        }
        return read;
    }

    /// The first sentences of a record, as a sentence.
    String of(Class<?> type) {
        return sentence(docs.getOrDefault(type.getSimpleName(), ""));
    }

    /// What is said of a record's component or an enum's constant, as a sentence; `""` if nothing is.
    String of(Class<?> type, String member) {
        return sentence(docs.getOrDefault(type.getSimpleName() + "." + member, ""));
    }

    private TreePathScanner<@Nullable Void, @Nullable String> scanner(DocTrees trees) {
        return new TreePathScanner<>() {
            @Override
            public @Nullable Void visitClass(ClassTree tree, @Nullable String outer) {
                String name = tree.getSimpleName().toString();
                DocCommentTree doc = trees.getDocCommentTree(getCurrentPath());
                if (doc != null) {
                    docs.put(name, text(doc.getFullBody()));
                    doc.getBlockTags().forEach(tag -> param(name, tag));
                }
                return super.visitClass(tree, name);
            }

            @Override
            public @Nullable Void visitVariable(VariableTree tree, @Nullable String owner) {
                TreePath path = getCurrentPath();
                DocCommentTree doc = trees.getDocCommentTree(path);
                if (doc != null && path.getParentPath().getLeaf() instanceof ClassTree) {
                    docs.put(owner + "." + tree.getName(), text(doc.getFullBody()));
                }
                return super.visitVariable(tree, owner);
            }
        };
    }

    private void param(String owner, DocTree tag) {
        if (tag instanceof ParamTree param) {
            docs.put(owner + "." + param.getName(), text(param.getDescription()));
        }
    }

    /// The first paragraph in one line, without references to code.
    private static String text(List<? extends DocTree> body) {
        return body.stream()
                .map(DocTree::toString)
                .collect(Collectors.joining())
                .replaceFirst("(?s)\n\\s*\n.*", "")
                .replaceAll("\\[([^]]+)]\\([^)]*\\)", "$1")
                .replaceAll("\\[[A-Za-z.]*#?([A-Za-z_]+)]", "`$1`")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String sentence(String text) {
        if (text.isEmpty()) {
            return "";
        }
        String first = text.startsWith("`")
                ? text.substring(0, 1)
                : text.substring(0, 1).toUpperCase(Locale.ROOT);
        return first + text.substring(1) + (text.endsWith(".") ? "" : ".");
    }
}

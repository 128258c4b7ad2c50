package xyz.cofront.foundry.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import xyz.cofront.foundry.config.FileReader;
import xyz.cofront.foundry.error.ConfigurationException;
import xyz.cofront.foundry.loader.DocumentLoader;
import xyz.cofront.foundry.loader.Loaded;
import xyz.cofront.foundry.loader.Problems;
import xyz.cofront.foundry.loader.Source;
import xyz.cofront.foundry.output.Text;
import xyz.cofront.foundry.schema.DocumentSchema;
import xyz.cofront.foundry.schema.Template;
import xyz.cofront.foundry.validation.SshKeys;

/// Writes a document to begin with. Connects to nothing, and overwrites nothing.
@Command(name = "init", description = "Write a commented document to begin with; overwrites nothing.")
final class InitCommand implements Callable<Integer> {
    private static final List<String> KEYS = List.of("id_ed25519.pub", "id_ecdsa.pub", "id_rsa.pub");

    /// A line that stands in double quotes as it is.
    private static final Pattern KEY = Pattern.compile("(ssh|ecdsa)-[a-z0-9-]+ [A-Za-z0-9+/=]+( [A-Za-z0-9@._+ -]*)?");

    private final Context context;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FILE",
            description = "Where to write it; without one, or with -, it is printed.")
    @Nullable
    private String file;

    @Option(names = "--name", paramLabel = "NAME", description = "The VM's name; default: that of the file, or my-vm.")
    @Nullable
    private String name;

    InitCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (file != null && file.isEmpty()) {
            throw new ConfigurationException(
                    "the name of a file is missing: 'foundry init web.yaml', or 'foundry init' to print the document");
        }
        Session session = context.session();
        String document = Template.document(name(), ownKey(session));
        Loaded loaded = new DocumentLoader().load(new Source("--name", document));
        if (!loaded.problems().isEmpty()) {
            throw Problems.failure(loaded.problems());
        }
        if (file == null || file.equals("-")) {
            session.print(document);
            return ExitCodes.DONE;
        }
        write(session, file, document);
        return ExitCodes.DONE;
    }

    private String name() {
        if (name != null) {
            return name;
        }
        return file == null || file.equals("-") ? "my-vm" : nameOf(file);
    }

    /// `vms/Web Server.yaml` makes `web-server`.
    private static String nameOf(String file) {
        String last = file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.(yaml|yml|json)$", "");
        String name =
                last.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]+", "-").replaceAll("^[-_]+|[-_]+$", "");
        return name.length() < 2 ? "my-vm" : name;
    }

    /// The key that ssh would offer, so that the machine can be entered at once.
    private static Optional<String> ownKey(Session session) {
        Path folder = session.world().home().resolve(".ssh");
        return KEYS.stream()
                .map(folder::resolve)
                .flatMap(path -> usable(session, path))
                .findFirst();
    }

    /// One that the document could not have is no reason to give none.
    private static Stream<String> usable(Session session, Path path) {
        return read(session.world(), path).map(String::strip).filter(line -> {
            Optional<String> problem = problem(line);
            problem.ifPresent(reason -> session.progress().note("the key in " + path + " is left out: it " + reason));
            return problem.isEmpty();
        });
    }

    private static Optional<String> problem(String line) {
        return SshKeys.problem(line)
                .or(() -> KEY.matcher(line).matches()
                        ? Optional.empty()
                        : Optional.of("has options, or signs in its comment, that would have to be quoted"));
    }

    /// A key that cannot be read is none.
    private static Stream<String> read(World world, Path path) {
        try {
            return world.files().read(path).map(FileReader.Content::text).stream();
        } catch (IOException unreadable) {
            return Stream.empty();
        }
    }

    private static void write(Session session, String file, String document) {
        try {
            Path target = Path.of(file).toAbsolutePath();
            Files.writeString(target, document, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
            session.print("Wrote " + Text.escape(file) + "\n");
            schema(session, target.resolveSibling(Template.SCHEMA_PATH));
        } catch (FileAlreadyExistsException there) {
            throw new ConfigurationException(file + ": is there already, and is not overwritten", there);
        } catch (InvalidPathException noPath) {
            throw new ConfigurationException("a file's name cannot hold a zero character", noPath);
        } catch (IOException failure) {
            throw new ConfigurationException("cannot write " + failure.getMessage(), failure);
        }
    }

    /// For the editor, which looks for it beside the document.
    private static void schema(Session session, Path schema) throws IOException {
        if (Files.exists(schema)) {
            return;
        }
        Files.createDirectories(schema.resolveSibling("."));
        Files.writeString(schema, DocumentSchema.load().text(), StandardCharsets.UTF_8);
        session.progress().note("editors find the document's schema in " + schema);
    }
}

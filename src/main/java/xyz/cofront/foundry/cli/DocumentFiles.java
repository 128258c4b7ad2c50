package xyz.cofront.foundry.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.change.Wanted;
import xyz.cofront.foundry.error.ConfigurationException;
import xyz.cofront.foundry.loader.DocumentLoader;
import xyz.cofront.foundry.loader.Loaded;
import xyz.cofront.foundry.loader.LoadedDocument;
import xyz.cofront.foundry.loader.Problem;
import xyz.cofront.foundry.loader.Problems;
import xyz.cofront.foundry.loader.Source;
import xyz.cofront.foundry.loader.SourceReader;
import xyz.cofront.foundry.loader.Verdict;

/// Loads the documents of files, folders and the standard input.
final class DocumentFiles {
    private final Session session;

    DocumentFiles(Session session) {
        this.session = session;
    }

    /// @param typed files, folders (whose `.yaml`, `.yml` and `.json` files are taken, sorted) and `-`
    /// @return at least one machine
    /// @throws xyz.cofront.foundry.error.FoundryException with every problem of every file
    List<VirtualMachine> load(List<String> typed) {
        return load(typed, new DocumentLoader()).stream()
                .map(LoadedDocument::vm)
                .toList();
    }

    /// The same for machines that may be there already: where a document has the markers that `get` prints, their
    /// secrets stay.
    List<Wanted> wanted(List<String> typed) {
        return load(typed, DocumentLoader.ofMachinesThatAreThere()).stream()
                .map(document -> new Wanted(document.vm(), document::sets))
                .toList();
    }

    private List<LoadedDocument> load(List<String> typed, DocumentLoader loader) {
        SourceReader reader = new SourceReader(session.world().console().in());
        List<Loaded> all = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        List<ConfigurationException> unreadable = new ArrayList<>();
        for (String file :
                typed.stream().flatMap(argument -> files(argument).stream()).toList()) {
            try {
                Loaded loaded = loader.load(reader.read(file));
                all.add(loaded);
                problems.addAll(loaded.problems());
            } catch (ConfigurationException failure) {
                unreadable.add(failure);
                problems.add(Problem.unreadable(file, failure.getMessage()));
            }
        }
        if (unreadable.size() == 1 && problems.size() == 1) {
            throw unreadable.getFirst();
        }
        if (!problems.isEmpty()) {
            throw Problems.failure(problems);
        }
        all.forEach(loaded -> loaded.notices().stream().map(Problem::headline).forEach(session.progress()::note));
        return documents(typed, all);
    }

    /// What there is to say of each file without a host, cloud-init's schema included. It goes on after a
    /// file that cannot be read.
    ///
    /// @param typed as for [#load]
    List<Verdict> judge(List<String> typed) {
        SourceReader reader = new SourceReader(session.world().console().in());
        DocumentLoader loader = DocumentLoader.thorough();
        List<Verdict> verdicts = new ArrayList<>();
        for (String argument : typed) {
            try {
                files(argument).forEach(file -> verdicts.add(judge(file, reader, loader)));
            } catch (ConfigurationException unreadable) {
                verdicts.add(Verdict.unreadable(argument, unreadable.getMessage()));
            }
        }
        return Verdict.together(verdicts);
    }

    private static Verdict judge(String file, SourceReader reader, DocumentLoader loader) {
        try {
            Source source = reader.read(file);
            return Verdict.of(source.name(), loader.load(source));
        } catch (ConfigurationException unreadable) {
            return Verdict.unreadable(file, unreadable.getMessage());
        }
    }

    private static List<LoadedDocument> documents(List<String> typed, List<Loaded> all) {
        List<LoadedDocument> documents =
                all.stream().flatMap(loaded -> loaded.documents().stream()).toList();
        if (documents.isEmpty()) {
            throw new ConfigurationException(String.join(", ", typed) + ": holds no VirtualMachine document");
        }
        return documents;
    }

    private static List<String> files(String argument) {
        if (argument.equals(SourceReader.STDIN) || !folder(argument)) {
            return List.of(argument);
        }
        try (Stream<Path> entries = Files.list(Path.of(argument))) {
            List<String> files = new ArrayList<>(entries.filter(DocumentFiles::document)
                    .map(Path::toString)
                    .sorted()
                    .toList());
            if (files.isEmpty()) {
                throw new ConfigurationException(argument + ": no .yaml, .yml or .json file in this folder");
            }
            return files;
        } catch (IOException failure) {
            throw new ConfigurationException(argument + ": cannot be read: " + failure.getMessage(), failure);
        }
    }

    private static boolean folder(String argument) {
        try {
            return Files.isDirectory(Path.of(argument));
        } catch (InvalidPathException noPath) {
            return false;
        }
    }

    /// Hidden files are editors' and other programs'; their locks and copies are no documents.
    private static boolean document(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json"));
    }
}

package xyz.cofront.foundry.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import xyz.cofront.foundry.error.ConfigurationException;

/// Finds every setting: flag over environment over the user's file over the system's file over default,
/// each by
/// itself. All that is wrong is told at once.
public final class SettingsLoader {
    private static final Path SYSTEM_FILE = Path.of("/etc/foundry/config.yaml");
    private static final Path USER_FILE = Path.of("foundry", "config.yaml");

    private final Map<String, String> environment;
    private final Path home;
    private final FileReader files;
    private final BooleanSupplier systemSocketDenied;

    /// @param home the user's home folder
    /// @param systemSocketDenied whether the system's libvirt is there and this user may not open its
    ///     socket
    public SettingsLoader(
            Map<String, String> environment, Path home, FileReader files, BooleanSupplier systemSocketDenied) {
        this.environment = Map.copyOf(environment);
        this.home = home;
        this.files = files;
        this.systemSocketDenied = systemSocketDenied;
    }

    /// @param flags what was typed on the command line
    /// @throws ConfigurationException with every problem of flags, environment and files
    public Settings load(Map<Key, String> flags) {
        Gathered gathered = new Gathered();
        gathered.addFile(SYSTEM_FILE);
        gathered.addFile(userFile());
        gathered.addEnvironment();
        flags.forEach((key, text) -> gathered.add(key, new Found(text, new Origin.Flag(key.flag()))));
        gathered.check();
        return gathered.settings();
    }

    /// The XDG Base Directory Specification has a relative `XDG_CONFIG_HOME` ignored.
    private Path userFile() {
        Path folder = Path.of(environment.getOrDefault("XDG_CONFIG_HOME", ""));
        return (folder.isAbsolute() ? folder : home.resolve(".config")).resolve(USER_FILE);
    }

    /// What has been found so far; what is added later wins.
    private final class Gathered {
        private final Map<Key, Found> found = new EnumMap<>(Key.class);
        private final Map<String, CatalogueEntry> catalogue = new TreeMap<>();
        private final List<String> problems = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private final List<String> warnings = new ArrayList<>();

        void addFile(Path path) {
            try {
                files.read(path).ifPresent(content -> addContent(path, content));
            } catch (AccessDeniedException denied) {
                problems.add(path + ": cannot be read: permission denied");
            } catch (CharacterCodingException malformed) {
                problems.add(path + ": not UTF-8 text");
            } catch (IOException unreadable) {
                problems.add(path + ": cannot be read: " + unreadable.getMessage());
            }
        }

        private void addContent(Path path, FileReader.Content content) {
            if (content.writableByOthers()) {
                warnings.add(path + " can be changed by every user of this host; 'chmod o-w' it and its folder");
            }
            ConfigFileParser.Content file = ConfigFileParser.parse(path, content.text(), problems);
            found.putAll(file.values());
            file.catalogue().forEach(entry -> catalogue.put(entry.name(), entry));
        }

        /// An empty variable counts as not set.
        void addEnvironment() {
            for (Key key : Key.values()) {
                key.variables().stream()
                        .filter(name -> !environment.getOrDefault(name, "").isEmpty())
                        .findFirst()
                        .ifPresent(name -> add(key, variable(name)));
            }
        }

        private Found variable(String name) {
            return new Found(environment.getOrDefault(name, ""), new Origin.EnvironmentVariable(name));
        }

        void add(Key key, Found text) {
            found.put(key, text);
        }

        /// Files are checked while they are read; of flags and environment only what wins has to be right.
        void check() {
            found.forEach((key, text) -> {
                if (!(text.origin() instanceof Origin.ConfigFile)) {
                    Values.problem(key, text)
                            .ifPresent(wrong -> problems.add(text.origin().text() + ": " + wrong));
                }
            });
        }

        Settings settings() {
            refuse();
            return new Settings(
                    connect(),
                    setting(Key.VIRT_TYPE, Values::virtType),
                    setting(Key.VM_POOL, Values::pool),
                    setting(Key.IMAGE_POOL, Values::pool),
                    setting(Key.TIMEOUT, Values::timeout),
                    setting(Key.OUTPUT, Values::output),
                    List.copyOf(catalogue.values()),
                    notes,
                    warnings);
        }

        private void refuse() {
            if (problems.size() == 1) {
                throw new ConfigurationException(problems.getFirst());
            }
            if (!problems.isEmpty()) {
                throw new ConfigurationException("the settings have " + problems.size() + " problems", problems, null);
            }
        }

        private Setting<String> connect() {
            if (found.containsKey(Key.CONNECT) || !systemSocketDenied.getAsBoolean()) {
                return setting(Key.CONNECT, Values::connect);
            }
            notes.add("using " + Key.SESSION + ", because this user may not open the socket of " + Key.SYSTEM);
            return new Setting<>(Key.SESSION, new Origin.Default());
        }

        private <T> Setting<T> setting(Key key, Function<Found, T> parse) {
            Found text = Optional.ofNullable(found.get(key)).orElse(new Found(key.fallback(), new Origin.Default()));
            return new Setting<>(parse.apply(text), text.origin());
        }
    }
}

package xyz.cofront.foundry.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xyz.cofront.foundry.api.v1alpha1.VirtType;
import xyz.cofront.foundry.error.ConfigurationException;

class SettingsLoaderTest {
    private static final Path USER = Path.of("/home/ada/.config/foundry/config.yaml");
    private static final Path SYSTEM = Path.of("/etc/foundry/config.yaml");

    private final Map<String, String> environment = new HashMap<>();
    private final Map<Path, String> files = new HashMap<>();
    private final Map<Key, String> flags = new EnumMap<>(Key.class);
    private boolean systemSocketDenied;
    private boolean writableByOthers;

    @Test
    void everySettingHasADefault() {
        Settings settings = load();

        Origin byDefault = new Origin.Default();
        assertThat(settings)
                .isEqualTo(new Settings(
                        new Setting<>("qemu:///system", byDefault),
                        new Setting<>(VirtType.AUTO, byDefault),
                        new Setting<>("foundry-vms", byDefault),
                        new Setting<>("foundry-images", byDefault),
                        new Setting<>(Duration.ZERO, byDefault),
                        new Setting<>(OutputFormat.TABLE, byDefault),
                        List.of(),
                        List.of(),
                        List.of()));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
                    flag, variable, user, system, flag, --pool
                    -, variable, user, system, variable, FOUNDRY_VM_POOL
                    -, -, user, system, user, /home/ada/.config/foundry/config.yaml:1
                    -, '', user, -, user, /home/ada/.config/foundry/config.yaml:1
                    -, -, -, system, system, /etc/foundry/config.yaml:1
                    flag, -, -, system, flag, --pool
                    flag, variable, -, -, flag, --pool
                    -, variable, -, system, variable, FOUNDRY_VM_POOL
                    -, -, -, -, foundry-vms, default
                    """)
    void aNearerPlaceWinsOverAFartherOne(
            String flag, String variable, String user, String system, String value, String origin) {
        Optional.ofNullable(flag).ifPresent(text -> flags.put(Key.VM_POOL, text));
        Optional.ofNullable(variable).ifPresent(text -> environment.put("FOUNDRY_VM_POOL", text));
        Optional.ofNullable(user).ifPresent(text -> files.put(USER, "vmPool: " + text));
        Optional.ofNullable(system).ifPresent(text -> files.put(SYSTEM, "vmPool: " + text));

        Setting<String> pool = load().vmPool();

        assertThat(List.of(pool.value(), pool.origin().text())).containsExactly(value, origin);
    }

    @Test
    void filesAreMergedKeyByKey() {
        files.put(SYSTEM, "vmPool: ssd\nimagePool: golden\ntimeout: 5m\n");
        files.put(USER, "imagePool: mine\noutput: wide\n");

        Settings settings = load();

        assertThat(settings.vmPool()).isEqualTo(new Setting<>("ssd", new Origin.ConfigFile(SYSTEM, 1)));
        assertThat(settings.imagePool()).isEqualTo(new Setting<>("mine", new Origin.ConfigFile(USER, 1)));
        assertThat(settings.timeout())
                .isEqualTo(new Setting<>(Duration.ofMinutes(5), new Origin.ConfigFile(SYSTEM, 3)));
        assertThat(settings.output()).isEqualTo(new Setting<>(OutputFormat.WIDE, new Origin.ConfigFile(USER, 2)));
    }

    @Test
    void theUsersFileLiesWhereXdgConfigHomeSays() {
        environment.put("XDG_CONFIG_HOME", "/srv/ada");
        files.put(Path.of("/srv/ada/foundry/config.yaml"), "vmPool: ssd");
        files.put(USER, "vmPool: wrong");

        assertThat(load().vmPool().value()).isEqualTo("ssd");
    }

    @Test
    void aRelativeXdgConfigHomeIsIgnored() {
        environment.put("XDG_CONFIG_HOME", "here");
        files.put(USER, "vmPool: ssd");

        assertThat(load().vmPool().value()).isEqualTo("ssd");
    }

    @Test
    void foundrysOwnVariableWinsOverLibvirts() {
        environment.put("LIBVIRT_DEFAULT_URI", "qemu:///session");
        environment.put("FOUNDRY_CONNECT", "test:///default");

        assertThat(load().connect())
                .isEqualTo(new Setting<>("test:///default", new Origin.EnvironmentVariable("FOUNDRY_CONNECT")));
    }

    @Test
    void libvirtsVariableIsTakenWhereFoundrysIsEmpty() {
        environment.put("LIBVIRT_DEFAULT_URI", "qemu:///session");
        environment.put("FOUNDRY_CONNECT", "");

        assertThat(load().connect())
                .isEqualTo(new Setting<>("qemu:///session", new Origin.EnvironmentVariable("LIBVIRT_DEFAULT_URI")));
    }

    @Test
    void aVariableThatAFlagOverridesMayBeBad() {
        environment.put("LIBVIRT_DEFAULT_URI", "qemu+ssh://far/system");
        flags.put(Key.CONNECT, "qemu:///system");

        assertThat(load().connect().value()).isEqualTo("qemu:///system");
    }

    @Test
    void aUserWhoMayNotOpenTheSystemSocketGetsTheSessionAndIsTold() {
        systemSocketDenied = true;

        Settings settings = load();

        assertThat(settings.connect()).isEqualTo(new Setting<>("qemu:///session", new Origin.Default()));
        assertThat(settings.notes())
                .containsExactly("using qemu:///session, because this user may not open the socket of qemu:///system");
    }

    @Test
    void aConnectionThatWasChosenIsNeverReplaced() {
        systemSocketDenied = true;
        files.put(SYSTEM, "connect: qemu:///system");

        Settings settings = load();

        assertThat(settings.connect()).isEqualTo(new Setting<>("qemu:///system", new Origin.ConfigFile(SYSTEM, 1)));
        assertThat(settings.notes()).isEmpty();
    }

    @Test
    void aFileThatOthersMayWriteIsWarnedAbout() {
        writableByOthers = true;
        files.put(USER, "vmPool: ssd");

        assertThat(load().warnings())
                .containsExactly("/home/ada/.config/foundry/config.yaml can be changed by every user of this host;"
                        + " 'chmod o-w' it and its folder");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                       | 'connect: qemu:///session'
                    '# nothing'              | ''
                    '---'                    | 'output: json'
                    'timeout: 0'             | 'timeout: 1h30m'
                    'connect: "test:///default"' | 'virtType: kvm'
                    """)
    void fineFilesAreTaken(String system, String user) {
        files.put(SYSTEM, system);
        files.put(USER, user);

        assertThat(load().warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    'pool: a'             | ':1:1: unknown key ''pool''; did you mean ''vmPool''?'
                    'vmpool: a'           | :1:1: unknown key 'vmpool'; did you mean 'vmPool'?
                    'conect: a'           | :1:1: unknown key 'conect'; did you mean 'connect'?
                    '  virtType: xen'     | :1:13: virtType: 'xen': expected auto, kvm, qemu
                    'output: jsn'         | :1:9: output: 'jsn': expected table, wide, json, yaml, name; did you mean 'json'?
                    'timeout: 30'         | :1:10: timeout: '30': expected a duration such as 30s, 5m or 1h30m
                    'timeout: soon'       | :1:10: timeout: 'soon': expected a duration such as 30s, 5m or 1h30m
                    'vmPool: 123'         | :1:9: vmPool: expected a text, not a number
                    'vmPool: true'        | :1:9: vmPool: expected a text, not true or false
                    'vmPool:'             | :1:8: vmPool: has no value
                    'vmPool: [a]'         | :1:9: vmPool: expected a text, not a list or a mapping
                    'vmPool: {a: b}'      | :1:9: vmPool: expected a text, not a list or a mapping
                    'vmPool: a/b'         | :1:9: vmPool: 'a/b': expected the name of a storage pool
                    'imagePool: " "'      | :1:12: imagePool: ' ': expected the name of a storage pool
                    'just text'           | :1:1: expected lines of 'key: value'
                    '- connect'           | :1:1: expected lines of 'key: value'
                    'connect: qemu:///system?socket=/run/x' | :1:10: connect: 'qemu:///system?socket=/run/x': the parameter 'socket' is allowed with --connect only
                    """)
    void aBadFileIsRefusedWithThePlace(String content, String problem) {
        files.put(USER, content);

        ConfigurationException failure = catchThrowableOfType(ConfigurationException.class, this::load);

        assertThat(failure.getMessage()).isEqualTo(USER + problem);
    }

    @Test
    void theExampleIsTakenAndNamesEveryKey() throws IOException {
        String example = Files.readString(Path.of("examples/settings/config.yaml"), StandardCharsets.UTF_8);
        files.put(USER, example);

        Settings settings = load();

        assertThat(Stream.of(
                                settings.connect(),
                                settings.virtType(),
                                settings.vmPool(),
                                settings.imagePool(),
                                settings.timeout(),
                                settings.output())
                        .map(Setting::origin))
                .allMatch(Origin.ConfigFile.class::isInstance);
        assertThat(settings.catalogue()).extracting(CatalogueEntry::name).containsExactly("debian-13-lab");
    }

    @Test
    void aKeyThatIsThereTwiceIsRefused() {
        files.put(USER, "vmPool: a\nvmPool: b\n");

        ConfigurationException failure = catchThrowableOfType(ConfigurationException.class, this::load);

        assertThat(failure.getMessage()).isEqualTo(USER + ":2:1: the key 'vmPool' is there twice");
    }

    @Test
    void aliasesAreRefused() {
        files.put(USER, "vmPool: &a ssd\nimagePool: *a\n");

        ConfigurationException failure = catchThrowableOfType(ConfigurationException.class, this::load);

        assertThat(failure.details())
                .containsExactly(
                        USER + ":1:9: anchors (&name) are not supported; write the value out where it is needed",
                        USER + ":2:12: aliases (*name) are not supported; write the value out");
    }

    @Test
    void deepNestingIsRefusedWithoutExhaustingTheStack() {
        files.put(USER, "[".repeat(60_000));

        ConfigurationException failure = catchThrowableOfType(ConfigurationException.class, this::load);

        assertThat(failure.getMessage()).startsWith(USER + ":1:").contains("nest");
    }

    @Test
    void aLargeFileIsRefused() {
        files.put(USER, "#".repeat(64 * 1024 + 1));

        ConfigurationException failure = catchThrowableOfType(ConfigurationException.class, this::load);

        assertThat(failure.getMessage()).isEqualTo(USER + ": larger than 64 KiB, which no configuration is");
    }

    @Test
    void aFileThatMayNotBeReadIsAProblem() {
        ConfigurationException failure = catchThrowableOfType(
                ConfigurationException.class,
                () -> load(path -> {
                    throw path.equals(USER)
                            ? new MalformedInputException(1)
                            : new AccessDeniedException(path.toString());
                }));

        assertThat(failure.details())
                .containsExactly(
                        "/etc/foundry/config.yaml: cannot be read: permission denied", USER + ": not UTF-8 text");
    }

    @Test
    void allProblemsOfAllPlacesAreToldAtOnce() {
        files.put(SYSTEM, "vmPool: a/b\n");
        files.put(USER, "timeout: x\nfoo: 1\n");
        environment.put("FOUNDRY_VIRT_TYPE", "xen");
        flags.put(Key.OUTPUT, "xml");

        ConfigurationException failure = catchThrowableOfType(ConfigurationException.class, this::load);

        assertThat(failure.getMessage()).isEqualTo("the settings have 5 problems");
        assertThat(failure.details())
                .containsExactly(
                        "/etc/foundry/config.yaml:1:9: vmPool: 'a/b': expected the name of a storage pool",
                        USER + ":1:10: timeout: 'x': expected a duration such as 30s, 5m or 1h30m",
                        USER + ":2:1: unknown key 'foo'",
                        "FOUNDRY_VIRT_TYPE: 'xen': expected auto, kvm, qemu",
                        "--output: 'xml': expected table, wide, json, yaml, name");
    }

    private Settings load() {
        return load(path ->
                Optional.ofNullable(files.get(path)).map(text -> new FileReader.Content(text, writableByOthers)));
    }

    private Settings load(FileReader reader) {
        return new SettingsLoader(environment, Path.of("/home/ada"), reader, () -> systemSocketDenied).load(flags);
    }
}

package xyz.cofront.foundry.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import xyz.cofront.foundry.config.Key;
import xyz.cofront.foundry.config.Setting;
import xyz.cofront.foundry.config.Settings;
import xyz.cofront.foundry.output.SettingRow;

/// Shows every setting as it applies, and who says so. Connects to nothing.
@Command(name = "view", description = "Show every setting with its origin: flag, environment, file and line, default.")
final class ConfigViewCommand implements Callable<Integer> {
    private final Context context;

    ConfigViewCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Session session = context.session();
        session.print(session.printer().settings(rows(session.settings())));
        return ExitCodes.DONE;
    }

    private static List<SettingRow> rows(Settings settings) {
        return List.of(
                row(Key.CONNECT, settings.connect(), settings.connect().value()),
                row(
                        Key.VIRT_TYPE,
                        settings.virtType(),
                        settings.virtType().value().wire()),
                row(Key.VM_POOL, settings.vmPool(), settings.vmPool().value()),
                row(Key.IMAGE_POOL, settings.imagePool(), settings.imagePool().value()),
                row(Key.TIMEOUT, settings.timeout(), settings.timeout().value().toMillis() + "ms"),
                row(Key.OUTPUT, settings.output(), settings.output().value().word()));
    }

    private static SettingRow row(Key key, Setting<?> setting, String value) {
        return new SettingRow(key.word(), value, setting.origin().text());
    }
}

package xyz.cofront.foundry.cli;

import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.config.Settings;
import xyz.cofront.foundry.error.FoundryException;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.Patience;
import xyz.cofront.foundry.output.ConsoleProgress;
import xyz.cofront.foundry.output.FailurePrinter;
import xyz.cofront.foundry.output.Hints;
import xyz.cofront.foundry.output.Printer;
import xyz.cofront.foundry.output.Printers;
import xyz.cofront.foundry.storage.DefaultPools;
import xyz.cofront.foundry.vm.Environment;
import xyz.cofront.foundry.workflow.Interruption;

/// One run of one command: its settings, its streams, its one connection.
final class Session {
    private final World world;
    private final GlobalOptions globals;
    private final Settings settings;
    private final Messages messages;
    private final Printer printer;
    private final Deadline deadline;
    private @Nullable Environment machinery;

    Session(Context context, Settings settings) {
        this.world = context.world();
        this.globals = context.globals();
        this.settings = settings;
        this.messages = context.messages();
        this.printer = Printers.of(settings.output().value(), world.clock());
        this.deadline = new Deadline(settings.timeout(), world.clock(), messages.hints());
        settings.warnings().forEach(progress()::warn);
    }

    /// Opens the connection, works with it and closes it.
    ///
    /// @return what the work returns: the exit code
    int connected(Access access, ToIntFunction<Hypervisor> work) {
        return attempted(access, work, failure -> {
            throw failure;
        });
    }

    /// The same for work that goes on in another way where there is no connection.
    ///
    /// @param without gets why it could not be opened
    int attempted(Access access, ToIntFunction<Hypervisor> work, ToIntFunction<HypervisorException> without) {
        settings.notes().forEach(progress()::note);
        progress()
                .detail("connecting to " + uri() + " ("
                        + settings.connect().origin().text() + ")");
        deadline.check();
        try {
            return with(access, work, without);
        } catch (HypervisorException failure) {
            throw interruption().blame(ExitCodes.explain(failure));
        } catch (FoundryException failure) {
            throw interruption().blame(failure);
        } finally {
            progress().clear();
        }
    }

    private int with(Access access, ToIntFunction<Hypervisor> work, ToIntFunction<HypervisorException> without) {
        Hypervisor opened;
        try {
            opened = world.connector().open(uri(), access, patience());
        } catch (HypervisorException failure) {
            return without.applyAsInt(failure);
        }
        try (Hypervisor hypervisor = opened) {
            return work.applyAsInt(hypervisor);
        }
    }

    /// Prints a result on stdout.
    void print(String result) {
        progress().clear();
        Results.print(world.console().out(), result);
    }

    /// Hands bytes on to stdout as they are.
    void print(byte[] bytes) {
        progress().clear();
        Results.print(world.console().out(), bytes);
    }

    Settings settings() {
        return settings;
    }

    String uri() {
        return settings.connect().value();
    }

    Printer printer() {
        return printer;
    }

    ConsoleProgress progress() {
        return messages.progress();
    }

    Hints hints() {
        return messages.hints();
    }

    FailurePrinter failures() {
        return messages.failures();
    }

    Deadline deadline() {
        return deadline;
    }

    /// What the use cases take, the same for all of this run; from the first time on signals are waited for.
    Environment machinery() {
        if (machinery == null) {
            machinery = world.machinery().get().endedBy(deadline);
        }
        return machinery;
    }

    /// What may end the work of this run early.
    Interruption interruption() {
        return machinery == null ? deadline : machinery.interruption();
    }

    private Patience patience() {
        return new Patience(Deadline.LONGEST_CALL, () -> interruption().left());
    }

    /// Where the default pools of this connection lie.
    DefaultPools defaultPools() {
        return DefaultPools.of(uri(), world.environment());
    }

    World world() {
        return world;
    }

    /// Whether every question is answered with yes.
    boolean yes() {
        return globals.yes;
    }
}

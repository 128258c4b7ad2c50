package xyz.cofront.foundry.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import xyz.cofront.foundry.config.OutputFormat;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.output.ConsoleProgress;
import xyz.cofront.foundry.output.FailurePrinter;
import xyz.cofront.foundry.output.Hints;
import xyz.cofront.foundry.output.Printer;
import xyz.cofront.foundry.output.Printers;

/// A program for [TerminalTest]: sends hostile texts through everything that prints, to a terminal.
final class TerminalProbe {
    private static final Clock CLOCK = Clock.fixed(Cli.NOW, ZoneOffset.UTC);
    private static final ConsoleProgress.Look LOOK = new ConsoleProgress.Look(true, true, false, true);

    /// These print the program's own documentation, and what was made of a document that passed every check.
    private static final List<String> OWN_TEXTS = List.of("explained", "schema", "rendered");

    /// How many things with hostile names one host has.
    private static final int HOST = 50;

    private final OutputStream out = new FileOutputStream(FileDescriptor.out);
    private final PrintStream err = new PrintStream(out, true, StandardCharsets.UTF_8);
    private final String text;

    private TerminalProbe(String text) {
        this.text = text;
    }

    public static void main(String[] arguments) throws Exception {
        for (String text : HostileTexts.all()) {
            TerminalProbe probe = new TerminalProbe(text);
            probe.printers();
            probe.progress();
            probe.failures();
            probe.commandLines();
        }
        List<String> texts = HostileTexts.all();
        for (int first = 0; first < texts.size(); first += HOST) {
            hosts(texts.subList(first, Math.min(first + HOST, texts.size())));
        }
    }

    /// Every method of every printer, whatever it takes.
    private void printers() throws Exception {
        HostileValues values = new HostileValues(text);
        for (OutputFormat format : OutputFormat.values()) {
            Printer printer = Printers.of(format, CLOCK);
            for (Method method : methods()) {
                Object[] arguments = Arrays.stream(method.getGenericParameterTypes())
                        .map(values::of)
                        .toArray();
                try {
                    out.write(method.invoke(printer, arguments).toString().getBytes(StandardCharsets.UTF_8));
                } catch (InvocationTargetException failure) {
                    throw new AssertionError(method + " with " + Arrays.toString(text.toCharArray()), failure);
                }
            }
        }
    }

    private static List<Method> methods() {
        return Arrays.stream(Printer.class.getMethods())
                .filter(method -> !OWN_TEXTS.contains(method.getName()))
                .sorted(Comparator.comparing(Method::getName))
                .toList();
    }

    private void progress() {
        ConsoleProgress progress = new ConsoleProgress(err, LOOK, new Hints(Optional.of(text)), CLOCK);
        progress.begin(text);
        progress.done(text);
        progress.note(text);
        progress.warn(text);
        progress.detail(text);
        progress.bytes(text, 1, 3);
        progress.bytes(text, 2, 0);
        progress.clear();
    }

    private void failures() {
        FailurePrinter printer = new FailurePrinter(err, LOOK, Hints.NONE);
        VmException failure =
                new VmException(text, List.of(text), new HypervisorException(HypervisorException.Kind.FAILED, text));
        printer.print(failure);
        printer.stackTrace(failure);
    }

    /// Names on the command line, in settings and in documents.
    private void commandLines() throws IOException {
        Cli cli = new Cli();
        show(cli.launch("get", "--", text));
        show(cli.launch("list", "-c", text));
        cli.typed = "kind: \"" + text + "\"\n" + text + ": " + text + "\n";
        show(cli.launch("create", "-"));
    }

    /// Names of machines, pools, volumes and images, and questions about them.
    private static void hosts(List<String> texts) throws IOException {
        Cli cli = Scenarios.host();
        cli.terminal = true;
        cli.typed = "n\n";
        List<String> names = IntStream.range(0, texts.size())
                .mapToObj(index -> "n" + xml(texts.get(index)) + "-" + index)
                .toList();
        names.forEach(name -> cli.host.domains().define("""
                <domain type='kvm'><name>%s</name><memory>1048576</memory><vcpu>1</vcpu><os><type>hvm</type></os>
                </domain>""".formatted(name)));
        for (String text : texts) {
            cli.host.withPool(text, "/" + text, 1 << 20);
            cli.host.putVolume("foundry-vms", text + "_boot", new byte[512]);
            cli.host.putVolume("foundry-images", text + ".qcow2", new byte[512]);
        }
        TerminalProbe probe = new TerminalProbe("");
        for (String line : List.of("list --all", "list --all -o wide", "pool list", "image list", "storage status")) {
            probe.show(cli.launch(line.split(" ")));
        }
        for (String name : names) {
            probe.show(cli.launch("destroy", "--force", "--", name));
        }
        for (String text : texts) {
            probe.show(cli.launch("pool", "delete", "--", text));
        }
        probe.show(cli.launch("doctor"));
    }

    private void show(Cli.Result result) throws IOException {
        out.write(result.out().getBytes(StandardCharsets.UTF_8));
        out.write(result.err().getBytes(StandardCharsets.UTF_8));
    }

    /// XML 1.0 cannot carry all of them; libvirt would never hand out those.
    private static String xml(String name) {
        StringBuilder carried = new StringBuilder();
        name.codePoints()
                .filter(point -> point == '\t' || point >= 0x20)
                .filter(point -> Character.getType(point) != Character.SURROGATE && point != 0xfffe && point != 0xffff)
                .filter(point -> point != '<' && point != '&' && point != '/')
                .forEach(carried::appendCodePoint);
        return carried.toString();
    }
}

package xyz.cofront.foundry.output;

import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.vm.VmDetail;
import xyz.cofront.foundry.vm.VmRow;

/// Tables and descriptions for people.
public class TablePrinter implements Printer {
    private final Clock clock;

    /// @param clock for ages
    public TablePrinter(Clock clock) {
        this.clock = clock;
    }

    final Clock clock() {
        return clock;
    }

    @Override
    public String list(MachineList machines) {
        Columns columns = new Columns("NAME", "STATE", "VCPUS", "MEMORY", "IP ADDRESS");
        for (VmRow row : machines.rows().get()) {
            columns.add(row.name(), row.state().word(), vcpus(row), memory(row), address(row));
        }
        return columns.text("");
    }

    @Override
    public String described(List<VmDetail> machines) {
        return machines.stream()
                .map(detail -> new Description(detail, clock.instant()).text())
                .collect(Collectors.joining("\n"));
    }

    @Override
    public String created(List<VmDetail> machines) {
        return sentences(
                "created", machines.stream().map(detail -> detail.row().name()).toList());
    }

    @Override
    public String destroyed(List<String> names) {
        return sentences("destroyed", names);
    }

    @Override
    public String pools(List<Pool> pools) {
        Columns columns = new Columns("NAME", "STATE", "TYPE", "CAPACITY", "ALLOCATION", "AVAILABLE", "PATH");
        for (Pool pool : pools) {
            columns.add(
                    pool.name(),
                    state(pool),
                    pool.type(),
                    size(pool, pool.capacity()),
                    size(pool, pool.allocation()),
                    size(pool, pool.available()),
                    pool.path().orElse(""));
        }
        return columns.text("");
    }

    @Override
    public String version(String number) {
        return "foundry " + number + "\n";
    }

    static String vcpus(VmRow row) {
        return Integer.toString(row.vcpus());
    }

    static String memory(VmRow row) {
        return Size.ofKib(row.memoryKib());
    }

    static String address(VmRow row) {
        return row.address().map(Object::toString).orElse("");
    }

    static String state(Pool pool) {
        return pool.active() ? "active" : "inactive";
    }

    /// An inactive pool tells no sizes.
    static String size(Pool pool, long bytes) {
        return pool.active() ? Size.ofBytes(bytes) : "";
    }

    private static String sentences(String verb, List<String> names) {
        return names.stream()
                .map(name -> "Successfully " + verb + " VM '" + Text.escape(name) + "'\n")
                .collect(Collectors.joining());
    }
}

package xyz.cofront.foundry.output;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.vm.VmDetail;
import xyz.cofront.foundry.vm.VmRow;

/// One `kind/name` a line, for scripts.
public final class NamePrinter implements Printer {
    @Override
    public String list(MachineList machines) {
        return lines(
                "virtualmachine",
                machines.rows().get().stream().map(VmRow::name).toList());
    }

    @Override
    public String described(List<VmDetail> machines) {
        return list(MachineList.known(machines));
    }

    @Override
    public String created(List<VmDetail> machines) {
        return list(MachineList.known(machines));
    }

    @Override
    public String destroyed(List<String> names) {
        return lines("virtualmachine", names);
    }

    @Override
    public String pools(List<Pool> pools) {
        return lines("storagepool", pools.stream().map(Pool::name).toList());
    }

    @Override
    public String version(String number) {
        return lines("version", List.of(number));
    }

    private static String lines(String kind, Collection<String> names) {
        return names.stream().map(name -> kind + "/" + Text.escape(name) + "\n").collect(Collectors.joining());
    }
}

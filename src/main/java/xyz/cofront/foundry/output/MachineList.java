package xyz.cofront.foundry.output;

import java.util.List;
import java.util.function.Supplier;
import xyz.cofront.foundry.vm.VmDetail;
import xyz.cofront.foundry.vm.VmRow;

/// Machines to be listed. A printer asks for what its format shows and for no more, since details cost calls.
///
/// @param rows what one call told of all of them
/// @param details of the same machines
public record MachineList(Supplier<List<VmRow>> rows, Supplier<List<VmDetail>> details) {
    /// Machines whose details are known already.
    public static MachineList known(List<VmDetail> details) {
        return new MachineList(() -> details.stream().map(VmDetail::row).toList(), () -> details);
    }
}

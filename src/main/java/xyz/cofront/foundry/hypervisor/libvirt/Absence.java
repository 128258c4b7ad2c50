package xyz.cofront.foundry.hypervisor.libvirt;

import java.util.Optional;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;

/// Tells what is not there from what went wrong.
final class Absence {
    private Absence() {}

    /// Empty if that is what the failure says.
    ///
    /// @throws LibvirtFailure if it says something else
    static <T> Optional<T> of(LibvirtFailure failure, ErrorNumber... absent) throws LibvirtFailure {
        for (ErrorNumber number : absent) {
            if (failure.number() == number) {
                return Optional.empty();
            }
        }
        throw failure;
    }

    static <T> Optional<T> of(LibvirtException thrown, ErrorNumber... absent) throws LibvirtFailure {
        return of(LibvirtFailure.of(thrown), absent);
    }
}

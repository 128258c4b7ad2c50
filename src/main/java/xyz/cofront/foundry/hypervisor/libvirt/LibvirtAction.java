package xyz.cofront.foundry.hypervisor.libvirt;

import org.libvirt.LibvirtException;

/// Something done with libvirt that has no answer.
///
/// @param <S> what it is done to
@FunctionalInterface
interface LibvirtAction<S> {
    void on(S subject) throws LibvirtException, LibvirtFailure;
}

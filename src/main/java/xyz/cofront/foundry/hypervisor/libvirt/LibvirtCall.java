package xyz.cofront.foundry.hypervisor.libvirt;

import org.libvirt.LibvirtException;

/// Something asked of libvirt.
///
/// @param <S> what is asked: a connection, domain, pool or volume
/// @param <T> the answer
@FunctionalInterface
interface LibvirtCall<S, T> {
    T on(S subject) throws LibvirtException, LibvirtFailure;
}

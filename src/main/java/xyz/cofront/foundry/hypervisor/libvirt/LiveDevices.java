package xyz.cofront.foundry.hypervisor.libvirt;

import org.libvirt.Domain;
import org.libvirt.LibvirtException;

/// What a running domain has plugged in. Its definition stays: that is written as a whole.
final class LiveDevices {
    /// `VIR_DOMAIN_AFFECT_LIVE`.
    private static final int LIVE = 1;

    private LiveDevices() {}

    static void vcpus(Domain domain, int vcpus) throws LibvirtException, LibvirtFailure {
        LibvirtDomains.unlessActive(false, domain, running -> running.setVcpusFlags(vcpus, LIVE));
    }

    static void memory(Domain domain, long kib) throws LibvirtException, LibvirtFailure {
        LibvirtDomains.unlessActive(false, domain, running -> running.setMemory(kib));
    }

    static void attach(Domain domain, String device) throws LibvirtException, LibvirtFailure {
        LibvirtDomains.unlessActive(false, domain, running -> running.attachDeviceFlags(device, LIVE));
    }

    static void detach(Domain domain, String device) throws LibvirtException, LibvirtFailure {
        LibvirtDomains.unlessActive(false, domain, running -> running.detachDeviceFlags(device, LIVE));
    }

    static void medium(Domain domain, String device) throws LibvirtException, LibvirtFailure {
        LibvirtDomains.unlessActive(false, domain, running -> running.updateDeviceFlags(device, LIVE));
    }
}

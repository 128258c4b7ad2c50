package xyz.cofront.foundry.hypervisor.libvirt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.libvirt.Domain;
import org.libvirt.Domain.InterfaceAddressesSource;
import org.libvirt.DomainInterface;
import org.libvirt.LibvirtException;
import xyz.cofront.foundry.hypervisor.AddressSource;
import xyz.cofront.foundry.hypervisor.GuestAddress;

/// The addresses of a guest.
final class DomainAddresses {
    private DomainAddresses() {}

    static List<GuestAddress> of(Domain domain, AddressSource source) throws LibvirtException {
        List<GuestAddress> addresses = new ArrayList<>();
        for (DomainInterface card : domain.interfaceAddresses(number(source), 0)) {
            String mac = card.hwAddr == null ? "" : card.hwAddr.toLowerCase(Locale.ROOT);
            card.addrs.forEach(found -> addresses.add(new GuestAddress(mac, found.address.getHostAddress())));
        }
        return List.copyOf(addresses);
    }

    private static int number(AddressSource source) {
        return switch (source) {
            case LEASE -> InterfaceAddressesSource.VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_LEASE;
            case AGENT -> InterfaceAddressesSource.VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_AGENT;
            case ARP -> InterfaceAddressesSource.VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_ARP;
        };
    }
}

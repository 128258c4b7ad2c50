package xyz.cofront.foundry.libvirtxml;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import xyz.cofront.foundry.hypervisor.VolumeId;

/// What a domain's XML says, Foundry's own or anybody's. Lists are in document order and without duplicates.
///
/// @param metadata the JSON of Foundry's element; empty if there is none, more than one, or one with elements in it
/// @param macs in lower case
/// @param taps the host's names of the network cards, where they are given or the domain runs
/// @param bridges of the host; for a running domain those of its libvirt networks too
/// @param networks of libvirt
/// @param diskPaths files, block devices and folders that its disks stand on: the whole of each chain that the XML
/// gives,
///     mirrors and data files
/// @param diskVolumes volumes named by pool that its disks stand on
/// @param otherPaths further files that it opens: loader, kernel, initial RAM disk, device tree, shared folders
/// @param nvram the file of the firmware's variables
/// @param serialLogs the files its serial ports are logged to
/// @param efi whether its firmware is UEFI, as far as the XML tells
public record DomainFacts(
        String name,
        UUID uuid,
        Optional<String> metadata,
        List<String> macs,
        List<String> taps,
        List<String> bridges,
        List<String> networks,
        List<String> diskPaths,
        List<VolumeId> diskVolumes,
        List<String> otherPaths,
        Optional<String> nvram,
        List<String> serialLogs,
        boolean efi) {

    public DomainFacts {
        macs = List.copyOf(macs);
        taps = List.copyOf(taps);
        bridges = List.copyOf(bridges);
        networks = List.copyOf(networks);
        diskPaths = List.copyOf(diskPaths);
        diskVolumes = List.copyOf(diskVolumes);
        otherPaths = List.copyOf(otherPaths);
        serialLogs = List.copyOf(serialLogs);
    }
}

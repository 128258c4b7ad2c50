package xyz.cofront.foundry.hypervisor;

/// An address of a running guest.
///
/// @param mac of its network card, in lower case; empty where the source does not tell
/// @param address as text, IPv4 or IPv6
public record GuestAddress(String mac, String address) {}

package xyz.cofront.foundry.hypervisor;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A host's files in memory: links and overlays that the hypervisor does not know.
public final class MemoryFiles implements HostFiles {
    private final Map<String, String> links = new HashMap<>();
    private final Map<String, String> overlays = new HashMap<>();

    /// A link, wherever it leads.
    public void link(String path, String target) {
        links.put(path, target);
    }

    /// An image that stands on another one.
    public void overlay(String path, String backing) {
        overlays.put(path, backing);
    }

    @Override
    public boolean taken(String path) {
        return links.containsKey(path) || overlays.containsKey(path);
    }

    @Override
    public String real(String path) {
        return links.getOrDefault(path, path);
    }

    @Override
    public Optional<String> backing(String path) {
        return Optional.ofNullable(overlays.get(real(path)));
    }
}

package xyz.cofront.foundry.hypervisor;

/// Which volume is meant.
public record VolumeId(String pool, String name) {
    @Override
    public String toString() {
        return pool + "/" + name;
    }
}

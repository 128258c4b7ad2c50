package xyz.cofront.foundry.hypervisor.libvirt;

import java.time.Duration;

/// Waits for a while, such as `Thread::sleep`.
@FunctionalInterface
public interface Sleeper {
    void sleep(Duration pause) throws InterruptedException;
}

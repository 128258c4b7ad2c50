package xyz.cofront.foundry.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xyz.cofront.foundry.fault.CallFault.Moment;

/// The proxy between virsh and the lab's libvirtd.
final class RpcProxyIT {
    private static final Path DAEMON = Path.of("/run/libvirt/libvirt-sock");
    /// `REMOTE_PROC_STORAGE_POOL_DEFINE_XML` in libvirt's remote_protocol.x.
    private static final int POOL_DEFINE = 77;

    @TempDir
    Path folder;

    private Path pool;

    @BeforeEach
    void writePool() throws Exception {
        pool = Files.writeString(folder.resolve("pool.xml"), """
                <pool type='dir'><name>proxied</name><target><path>/var/lib/libvirt/proxied</path></target></pool>
                """);
    }

    @AfterEach
    void undefine() throws Exception {
        virsh("qemu:///system", "pool-undefine", "proxied");
    }

    @Test
    void withoutAFaultAllIsAsWithoutAProxy() throws Exception {
        try (RpcProxy proxy = new RpcProxy(folder.resolve("proxy"), DAEMON, CallFault.none())) {
            assertThat(virsh(proxy.uri(), "pool-define", pool.toString())).isZero();
            assertThat(proxy.procedures()).containsOnlyOnce(POOL_DEFINE);
        }
        assertThat(defined()).isTrue();
    }

    @Test
    void aCallThatIsDroppedBeforeIsNotDone() throws Exception {
        assertThat(defineWith(Moment.BEFORE)).isNotZero();
        assertThat(defined()).isFalse();
    }

    @Test
    void aCallThatIsDroppedAfterIsDone() throws Exception {
        assertThat(defineWith(Moment.AFTER)).isNotZero();
        assertThat(defined()).isTrue();
    }

    @Test
    void aSilencedCallGetsNoAnswer() throws Exception {
        AtomicInteger faults = new AtomicInteger();
        CountDownLatch silent = new CountDownLatch(1);
        CallFault fault = new CallFault(0, Moment.BEFORE, () -> {
            faults.incrementAndGet();
            silent.countDown();
            return Reaction.SILENCE;
        });
        try (RpcProxy proxy = new RpcProxy(folder.resolve("proxy"), DAEMON, fault)) {
            Process waiting = start(proxy.uri(), "list");

            assertThat(silent.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(waiting.waitFor(1, TimeUnit.SECONDS)).isFalse();
            assertThat(faults).hasValue(1);
            waiting.destroyForcibly();
        }
    }

    private int defineWith(Moment moment) throws Exception {
        int call;
        try (RpcProxy proxy = new RpcProxy(folder.resolve("counting"), DAEMON, CallFault.none())) {
            virsh(proxy.uri(), "pool-define", pool.toString());
            call = proxy.procedures().indexOf(POOL_DEFINE);
        }
        virsh("qemu:///system", "pool-undefine", "proxied");
        CallFault fault = new CallFault(call, moment, () -> Reaction.DROP);
        try (RpcProxy proxy = new RpcProxy(folder.resolve("proxy"), DAEMON, fault)) {
            return virsh(proxy.uri(), "pool-define", pool.toString());
        }
    }

    private static boolean defined() throws Exception {
        return virsh("qemu:///system", "pool-info", "proxied") == 0;
    }

    private static int virsh(String uri, String... arguments) throws Exception {
        Process process = start(uri, arguments);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private static Process start(String uri, String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("virsh", "-c", uri);
        builder.command().addAll(List.of(arguments));
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}

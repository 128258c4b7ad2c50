package xyz.cofront.foundry.checkup;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A host's files in memory, to be changed into any ill host.
public final class MemorySurroundings implements Surroundings {
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, FileRights> rights = new HashMap<>();
    private final Set<String> present = new HashSet<>();
    private final Set<String> hidden = new HashSet<>();
    private final Set<String> writable = new HashSet<>();
    private final Set<String> devices = new HashSet<>();
    private @Nullable String kernelLog;

    /// Root on a host with an Intel processor, KVM, one libvirtd, firmware and a clock that is kept.
    public static MemorySurroundings healthy() {
        return new MemorySurroundings()
                .process(0, 0)
                .text("/etc/os-release", "PRETTY_NAME=\"Debian GNU/Linux 12\"\nID=debian\n")
                .text("/etc/passwd", """
                        root:x:0:0:root:/root:/bin/bash
                        ada:x:1000:1000:Ada:/home/ada:/bin/bash
                        libvirt-qemu:x:64055:994:Libvirt Qemu:/var/lib/libvirt:/usr/sbin/nologin
                        """)
                .text("/etc/group", """
                        root:x:0:
                        ada:x:1000:
                        libvirt:x:111:ada
                        kvm:x:994:
                        """)
                .text("/proc/cpuinfo", "processor\t: 0\nflags\t\t: fpu vmx sse\n")
                .socket(Sockets.MONOLITHIC)
                .device("/dev/kvm")
                .there("/usr/share/OVMF/OVMF_CODE_4M.fd")
                .there("/run/systemd/timesync/synchronized");
    }

    public MemorySurroundings text(String path, String text) {
        texts.put(path, text);
        return there(path);
    }

    public MemorySurroundings there(String path) {
        present.add(path);
        return this;
    }

    public MemorySurroundings absent(String path) {
        present.remove(path);
        texts.remove(path);
        writable.remove(path);
        devices.remove(path);
        return this;
    }

    /// In a folder that may not be entered.
    public MemorySurroundings hidden(String path) {
        hidden.add(path);
        return absent(path);
    }

    /// A socket or file that this user may open.
    public MemorySurroundings socket(String path) {
        writable.add(path);
        return there(path);
    }

    /// A device that this user may open.
    public MemorySurroundings device(String path) {
        devices.add(path);
        return there(path);
    }

    /// From now on it is there, and not for this user.
    public MemorySurroundings closed(String path) {
        return absent(path).there(path);
    }

    public MemorySurroundings rights(String path, int uid, int gid, int mode) {
        rights.put(path, new FileRights(uid, gid, mode));
        return this;
    }

    /// What the kernel keeps in memory; nobody may read it at first.
    public MemorySurroundings kernelLog(String text) {
        kernelLog = text;
        return this;
    }

    /// Whose this process is.
    public MemorySurroundings process(int uid, Integer... groups) {
        String numbers =
                String.join(" ", Arrays.stream(groups).map(String::valueOf).toList());
        return text("/proc/self/status", """
                Name:\tfoundry
                Uid:\t%1$d\t%1$d\t%1$d\t%1$d
                Gid:\t%1$d\t%1$d\t%1$d\t%1$d
                Groups:\t%2$s\s
                """.formatted(uid, numbers));
    }

    @Override
    public Optional<String> text(String path) {
        return Optional.ofNullable(texts.get(path));
    }

    @Override
    public Optional<String> tail(String path, int bytes) {
        return text(path).map(text -> text.substring(Math.max(0, text.length() - bytes)));
    }

    @Override
    public Optional<String> kernelLog() {
        return Optional.ofNullable(kernelLog);
    }

    @Override
    public Sight sight(String path) {
        return present.contains(path) ? Sight.THERE : hidden.contains(path) ? Sight.HIDDEN : Sight.ABSENT;
    }

    @Override
    public Optional<FileRights> rights(String path) {
        return Optional.ofNullable(rights.get(path));
    }

    @Override
    public boolean writable(String path) {
        return writable.contains(path);
    }

    @Override
    public boolean opens(String device) {
        return devices.contains(device);
    }
}

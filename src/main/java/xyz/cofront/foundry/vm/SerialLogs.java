package xyz.cofront.foundry.vm;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import xyz.cofront.foundry.error.ShellWord;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.hypervisor.DomainSummary;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.libvirtxml.DomainReader;

/// Finds and reads what a machine's serial port was logged to, through the hypervisor: the log is a volume of the pool
/// that it lies in.
final class SerialLogs {
    private static final int PIECE = 1 << 20;

    private final Hypervisor hypervisor;

    SerialLogs(Hypervisor hypervisor) {
        this.hypervisor = hypervisor;
    }

    /// @throws VmException if the machine's serial port is not logged, or to where the hypervisor does not look
    SerialLog of(DomainSummary domain) {
        String path = DomainReader.read(hypervisor.domains().definition(domain.id())).serialLogs().stream()
                .findFirst()
                .orElseThrow(() -> notLogged(domain.name()));
        Pool pool = hypervisor.pools().list().stream()
                .filter(candidate ->
                        candidate.path().filter(folder(path)::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> outOfReach(domain.name(), path));
        return new SerialLog(new VolumeId(pool.name(), path.substring(path.lastIndexOf('/') + 1)));
    }

    /// A log that may not be there yet, or no more.
    final class SerialLog {
        private final VolumeId id;

        SerialLog(VolumeId id) {
            this.id = id;
        }

        /// How long it is; empty if there is none, as before the first start.
        Optional<Long> length() {
            return found().map(Volume::capacity);
        }

        /// Everything; nothing if there is none.
        byte[] read() {
            return length().map(length -> read(0, length)).orElse(new byte[0]);
        }

        /// What there is between these offsets.
        byte[] read(long from, long to) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            long at = from;
            while (at < to) {
                byte[] piece = hypervisor.volumes().read(id, at, (int) Math.min(PIECE, to - at));
                if (piece.length == 0) {
                    break;
                }
                bytes.writeBytes(piece);
                at += piece.length;
            }
            return bytes.toByteArray();
        }

        /// A file that came since the pool was last looked at is no volume yet.
        private Optional<Volume> found() {
            try {
                return hypervisor.volumes().find(id).or(() -> {
                    hypervisor.pools().refresh(id.pool());
                    return hypervisor.volumes().find(id);
                });
            } catch (HypervisorException failure) {
                throw failure.explained("could not read the serial log '" + id + "'", VmException::new);
            }
        }
    }

    private static String folder(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    private static VmException notLogged(String name) {
        return new VmException(
                "the serial console of VM '" + name + "' is not logged",
                List.of("with 'serialLog: true' (the default) in its document Foundry has it logged"),
                null);
    }

    private static VmException outOfReach(String name, String path) {
        return new VmException(
                "the serial log of VM '" + name + "' lies in no storage pool, so libvirt does not hand it out",
                List.of("it is a file on the host: " + ShellWord.of(path)),
                null);
    }
}

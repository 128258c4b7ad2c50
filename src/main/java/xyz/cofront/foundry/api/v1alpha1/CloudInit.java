package xyz.cofront.foundry.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What cloud-init is told. `passwordHash`, `runcmd`, `writeFiles` and `userData` are secrets: they reach the ISO
/// volume
/// and nothing else.
///
/// @param fqdn in lower case; the hostname is its first label; `null` means the machine's name
/// @param user whose keys and password these are; `null` means root
/// @param sshAuthorizedKeys lines as in `authorized_keys`
/// @param passwordHash in crypt(5) format
/// @param sshPwauth whether sshd takes passwords; default false
/// @param packages installed at first boot
/// @param runcmd run at first boot, in order
/// @param writeFiles written at first boot
/// @param userData a whole `#cloud-config`, into which the fields above are merged
/// @param seedBus the bus of the CD-ROM with the NoCloud files; default `scsi`
@JsonPropertyOrder({
    "fqdn",
    "user",
    "sshAuthorizedKeys",
    "passwordHash",
    "sshPwauth",
    "packages",
    "runcmd",
    "writeFiles",
    "userData",
    "seedBus"
})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CloudInit(
        @Nullable String fqdn,
        @Nullable String user,
        List<String> sshAuthorizedKeys,
        @Nullable String passwordHash,
        Boolean sshPwauth,
        List<String> packages,
        List<RunCommand> runcmd,
        List<WriteFile> writeFiles,
        @Nullable String userData,
        SeedBus seedBus) {

    public CloudInit {
        sshAuthorizedKeys = Absent.list(sshAuthorizedKeys);
        sshPwauth = Absent.orElse(sshPwauth, false);
        packages = Absent.list(packages);
        runcmd = Absent.list(runcmd);
        writeFiles = Absent.list(writeFiles);
        seedBus = Absent.orElse(seedBus, SeedBus.SCSI);
    }

    /// Says nothing of the secrets, so that no log or error message can.
    @Override
    public String toString() {
        return "CloudInit[fqdn=" + fqdn + ", user=" + user + "]";
    }
}

package xyz.cofront.foundry.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What cloud-init is told. `passwordHash`, `runcmd`, `writeFiles` and `userData` are secrets: they reach
/// the ISO volume and nothing else.
///
/// @param fqdn the machine's full name, such as `web.example.com`, whose first part is the hostname; left
///     out, the hostname is the machine's name
/// @param user whose keys and password these are, with every right by sudo; left out, root
/// @param sshAuthorizedKeys public keys that may log in, as lines of `authorized_keys`
/// @param passwordHash the password's hash in the form of crypt(5), as `mkpasswd --method=yescrypt`
///     prints it; a secret
/// @param sshPwauth whether sshd takes passwords
/// @param packages what is installed at the first boot
/// @param runcmd what is run at the first boot, in order: lines for the shell, or lists of words; a secret
/// @param writeFiles files that are written at the first boot
/// @param userData a whole `#cloud-config` of your own, into which the fields above are merged; a secret
/// @param seedBus the bus of the CD-ROM that carries these
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

package xyz.cofront.foundry.cloudinit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;

class UserDataTest {
    @Test
    void keysAndHashWithoutAUserAreRoots() {
        VirtualMachine vm = Machines.withCloudInit("web", """
                fqdn: web.example.com
                sshAuthorizedKeys:
                  - ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFoo me@host
                  - "ssh-rsa AAAAB3NzaC1yc2EAAAADAQAB== a: colon"
                passwordHash: "$6$salt$hash/with.dots"
                sshPwauth: true
                """);
        assertThat(UserData.render(vm)).isEqualTo("""
                #cloud-config
                hostname: web
                fqdn: web.example.com
                preserve_hostname: false
                prefer_fqdn_over_hostname: false
                manage_etc_hosts: localhost
                users:
                  - name: root
                    lock_passwd: false
                    hashed_passwd: "$6$salt$hash/with.dots"
                    ssh_authorized_keys:
                      - ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFoo me@host
                      - "ssh-rsa AAAAB3NzaC1yc2EAAAADAQAB== a: colon"
                disable_root: false
                ssh_pwauth: true
                """);
    }

    @Test
    void aNamedUserGetsSudoAndAShellAndRootStaysAsItIs() {
        VirtualMachine vm = Machines.withCloudInit("my_web", """
                user: admin
                sshAuthorizedKeys: [ssh-ed25519 AAAA]
                """);
        assertThat(UserData.render(vm)).isEqualTo("""
                #cloud-config
                hostname: my-web
                preserve_hostname: false
                prefer_fqdn_over_hostname: false
                manage_etc_hosts: localhost
                users:
                  - name: admin
                    sudo: "ALL=(ALL) NOPASSWD:ALL"
                    shell: /bin/bash
                    ssh_authorized_keys:
                      - ssh-ed25519 AAAA
                ssh_pwauth: false
                """);
    }

    @Test
    void withoutUserKeyAndHashTheImagesOwnUsersRemain() {
        VirtualMachine vm = Machines.withCloudInit("web", "fqdn: web.example.com");
        assertThat(UserData.render(vm)).isEqualTo("""
                #cloud-config
                hostname: web
                fqdn: web.example.com
                preserve_hostname: false
                prefer_fqdn_over_hostname: false
                manage_etc_hosts: localhost
                ssh_pwauth: false
                """);
    }

    @Test
    void packagesFilesAndCommandsKeepTheirOrder() {
        VirtualMachine vm = Machines.withCloudInit("web", """
                packages: [nginx, g++]
                writeFiles:
                  - path: /etc/motd
                    content: "Hello\\n  you\\n"
                  - {path: /root/.x, content: "0123", owner: "root:root", permissions: "0600", append: true, defer: true}
                  - {path: /b, content: SGk=, encoding: b64}
                runcmd:
                  - systemctl enable --now nginx
                  - [touch, "/tmp/a b", "yes"]
                  - "echo '#' > /tmp/c"
                """);
        assertThat(UserData.render(vm)).isEqualTo("""
                #cloud-config
                hostname: web
                preserve_hostname: false
                prefer_fqdn_over_hostname: false
                manage_etc_hosts: localhost
                ssh_pwauth: false
                packages:
                  - nginx
                  - g++
                write_files:
                  - path: /etc/motd
                    content: |
                      Hello
                        you
                  - path: /root/.x
                    content: "0123"
                    owner: "root:root"
                    permissions: "0600"
                    append: true
                    defer: true
                  - path: /b
                    content: SGk=
                    encoding: b64
                runcmd:
                  - systemctl enable --now nginx
                  - [touch, /tmp/a b, "yes"]
                  - "echo '#' > /tmp/c"
                """);
    }

    @Test
    void aMachineWithoutCloudInitHasNone() {
        VirtualMachine vm = Machines.named("web", "autostart: false\n");
        assertThatThrownBy(() -> UserData.render(vm)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theSeedsTextDoesNotShowItsSecrets() {
        assertThat(new Seed("$6$secret", "meta", "network")).hasToString("Seed[]");
    }
}

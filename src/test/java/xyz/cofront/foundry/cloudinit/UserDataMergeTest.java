package xyz.cofront.foundry.cloudinit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.api.v1alpha1.CloudInit;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;

class UserDataMergeTest {
    @Test
    void whoTheMachineIsIsFoundrysAndListsAreAppended() {
        VirtualMachine vm = Machines.withCloudInit("web", """
                fqdn: web.example.com
                sshAuthorizedKeys: [ssh-ed25519 AAAA]
                packages: [nginx]
                runcmd: [echo first]
                userData: |
                  #cloud-config
                  timezone: Europe/Berlin
                  hostname: other
                  fqdn: other.example.com
                  network: {version: 1}
                  packages: [git, [vim, "2:9.0"]]
                  runcmd:
                    - [ls, -l]
                  users:
                    - default
                    - {name: bob, uid: "2000"}
                  final_message: |
                    Up after $UPTIME
                    seconds
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
                    ssh_authorized_keys:
                      - ssh-ed25519 AAAA
                  - default
                  - name: bob
                    uid: "2000"
                disable_root: false
                ssh_pwauth: false
                packages:
                  - nginx
                  - git
                  -   - vim
                      - "2:9.0"
                runcmd:
                  - echo first
                  -   - ls
                      - -l
                timezone: Europe/Berlin
                final_message: |
                  Up after $UPTIME
                  seconds
                """);
    }

    @Test
    void theSameUserIsOneEntryInWhichFoundrysValuesStand() {
        VirtualMachine vm = Machines.withCloudInit("web", """
                user: admin
                passwordHash: "$y$new"
                sshAuthorizedKeys: [ssh-ed25519 AAAA]
                userData: |
                  #cloud-config
                  users:
                    - name: bob
                    - name: admin
                      shell: /bin/zsh
                      lock_passwd: true
                      passwd: "$1$old"
                      plain_text_passwd: old
                      groups: [adm]
                      ssh_authorized_keys: [ssh-rsa BBBB]
                    - admin
                """);
        assertThat(UserData.render(vm)).isEqualTo("""
                #cloud-config
                hostname: web
                preserve_hostname: false
                prefer_fqdn_over_hostname: false
                manage_etc_hosts: localhost
                users:
                  - name: admin
                    sudo: "ALL=(ALL) NOPASSWD:ALL"
                    shell: /bin/bash
                    lock_passwd: false
                    hashed_passwd: "$y$new"
                    ssh_authorized_keys:
                      - ssh-ed25519 AAAA
                      - ssh-rsa BBBB
                    groups:
                      - adm
                  - name: bob
                ssh_pwauth: false
                """);
    }

    @Test
    void betterDefaultsGiveWayAndUnwrittenKeysAreKept() {
        VirtualMachine vm = Machines.withCloudInit("web", """
                userData: |
                  #cloud-config
                  manage_etc_hosts: true
                  prefer_fqdn_over_hostname: true
                  disable_root: false
                  users: default
                  packages: {apt: [x]}
                """);
        assertThat(UserData.render(vm)).isEqualTo("""
                #cloud-config
                hostname: web
                preserve_hostname: false
                prefer_fqdn_over_hostname: true
                manage_etc_hosts: true
                ssh_pwauth: false
                disable_root: false
                users: default
                packages:
                  apt:
                    - x
                """);
    }

    /// PyYAML reads YAML 1.1: what came without quotes leaves without, what came with leaves with.
    @Test
    void plainWordsLeaveAsTheyCame() {
        VirtualMachine vm = Machines.withCloudInit("web", """
                userData: |
                  #cloud-config
                  a: yes
                  b: 'yes'
                  c: 0644
                  d: "0644"
                  e: [12:30:45, 1e3, ~, off]
                  f:
                  g: !!binary aGk=
                  h: plain over
                    two lines
                  i: >
                    folded
                    text
                """);
        assertThat(UserData.render(vm)).endsWith("""
                ssh_pwauth: false
                a: yes
                b: "yes"
                c: 0644
                d: "0644"
                e:
                  - 12:30:45
                  - 1e3
                  - ~
                  - off
                f:
                g: !!binary 'aGk='
                h: plain over two lines
                i: |
                  folded text
                """);
    }

    @Test
    void anEmptyCloudConfigAddsNothing() {
        VirtualMachine vm = Machines.withCloudInit("web", "userData: \"#cloud-config\"");
        assertThat(UserData.render(vm)).isEqualTo(UserData.render(Machines.withCloudInit("web", "seedBus: scsi")));
    }

    @Test
    void aKeyThatBothWriteIsAnErrorAtItsPlace() {
        CloudInit cloudInit = Machines.cloudInit("""
                sshAuthorizedKeys: [ssh-ed25519 AAAA]
                packages: [nginx]
                userData: |
                  #cloud-config
                  packages: git
                  ssh_pwauth: true
                  users:
                    - name: root
                      ssh_authorized_keys: one
                  "disable_root": true
                  preserve_hostname: true
                """);
        assertThat(UserData.problems(cloudInit))
                .map(UserDataProblem::toString)
                .containsExactly(
                        "line 2, column 1: packages must be a list, since it is appended to that of spec.cloudInit.packages",
                        "line 3, column 1: sets ssh_pwauth, which Foundry writes from spec.cloudInit.sshPwauth; remove it here",
                        "line 6, column 5: ssh_authorized_keys must be a list, since it is appended to that of"
                                + " spec.cloudInit.user",
                        "line 7, column 1: sets disable_root, which Foundry writes from spec.cloudInit.sshAuthorizedKeys;"
                                + " remove it here",
                        "line 8, column 1: sets preserve_hostname, which Foundry writes from spec.cloudInit.fqdn; remove it here");
    }

    @Test
    void usersThatAreNoListCannotBeMerged() {
        CloudInit cloudInit = Machines.cloudInit("""
                user: admin
                userData: |
                  #cloud-config
                  users: default
                """);
        assertThat(UserData.problems(cloudInit))
                .containsExactly(new UserDataProblem(
                        2, 1, "users must be a list, since it is appended to that of spec.cloudInit.user"));
    }
}

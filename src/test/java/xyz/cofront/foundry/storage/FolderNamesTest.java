package xyz.cofront.foundry.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cofront.foundry.error.ConfigurationException;

class FolderNamesTest {
    @ParameterizedTest
    @CsvSource({
        "srv/vms, it does not begin with /",
        "'', it does not begin with /",
        "~/vms, it does not begin with /",
        "/srv/../etc, write it without . and ..",
        "/srv/./vms, write it without . and ..",
        "/srv/vms/.., write it without . and ..",
        "/srv//vms, write it without doubled slashes",
        "//srv/vms, write it without doubled slashes",
        "'/srv/a\nb', it holds a control character",
        "/, it holds other things than volumes; take a folder of its own within",
        "//, it holds other things than volumes; take a folder of its own within",
        "/home, it holds other things than volumes; take a folder of its own within",
        "/home/, it holds other things than volumes; take a folder of its own within",
        "/home/ada, it holds other things than volumes; take a folder of its own within",
        "/root, it holds other things than volumes; take a folder of its own within",
        "/tmp, it holds other things than volumes; take a folder of its own within",
        "/var, it holds other things than volumes; take a folder of its own within",
        "/var/lib, it holds other things than volumes; take a folder of its own within",
        "/var/lib/libvirt, it holds other things than volumes; take a folder of its own within",
        "/var/lib/libvirt/qemu, /var/lib/libvirt/qemu is the system's",
        "/var/lib/libvirt/qemu/nvram, /var/lib/libvirt/qemu is the system's",
        "/etc, /etc is the system's",
        "/etc/, /etc is the system's",
        "/etc/vms, /etc is the system's",
        "/usr/local/vms, /usr is the system's",
        "/bin, /bin is the system's",
        "/boot/vms, /boot is the system's",
        "/proc/1/root/srv, /proc is the system's",
        "/sys/x, /sys is the system's",
        "/dev/shm, /dev is the system's",
        "/run/vms, /run is the system's",
        "/var/run/vms, /var/run is the system's",
        "/lib64, /lib64 is the system's"
    })
    void aFolderThatCannotBeAPoolsIsRefused(String typed, String why) {
        assertThatThrownBy(() -> FolderNames.checked(typed))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("'" + typed + "' cannot be a pool's folder: " + why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/srv/vms",
                "/data",
                "/etcetera",
                "/home/ada/vms",
                "/mnt/disk2",
                "/var/lib/libvirt/images/fast",
                "/tmp/a b",
                "/srv/..hidden"
            })
    void aFolderOfItsOwnIsTaken(String typed) {
        assertThat(FolderNames.checked(typed)).isEqualTo(typed);
        assertThat(FolderNames.checked(typed + "/")).isEqualTo(typed);
    }
}

package xyz.cofront.foundry.platform;

import java.io.Closeable;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The file descriptors 0, 1 and 2. Where a process is started without one of them, the kernel gives its number to what
/// is opened next, such as the socket to libvirt, and what is printed then goes there (POSIX, "File Descriptor
/// Allocation").
public final class StandardDescriptors {
    private static final String NOTHING = "/dev/null";

    private StandardDescriptors() {}

    /// Takes those that are closed, before anything else can. Using them fails as it does where they are closed: the
    /// input is open for writing alone, the others are for reading alone.
    ///
    /// @param descriptors the folder of this process's open files, `/proc/self/fd`
    /// @return what took them, to be held for as long as the process lives
    public static List<Closeable> take(Path descriptors) {
        List<Closeable> taken = new ArrayList<>();
        for (int number = 0; number <= 2; number++) {
            if (!Files.exists(descriptors.resolve(Integer.toString(number)), LinkOption.NOFOLLOW_LINKS)) {
                take(number, taken);
            }
        }
        return List.copyOf(taken);
    }

    private static void take(int number, List<Closeable> taken) {
        try {
            taken.add(number == 0 ? new FileOutputStream(NOTHING) : new FileInputStream(NOTHING));
        } catch (IOException absent) {
            // Without /dev/null there is nothing to take them with, and no reason to refuse to work.
        }
    }
}

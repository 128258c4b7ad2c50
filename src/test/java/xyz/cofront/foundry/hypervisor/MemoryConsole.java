package xyz.cofront.foundry.hypervisor;

import java.util.concurrent.LinkedBlockingQueue;

/// A console whose guest says back what it is told, and goes at `poweroff`.
final class MemoryConsole implements GuestConsole {
    private final LinkedBlockingQueue<Integer> said = new LinkedBlockingQueue<>();
    private final StringBuilder line = new StringBuilder();

    @Override
    public int read(byte[] buffer) {
        try {
            int next = said.take();
            if (next < 0) {
                return 0;
            }
            buffer[0] = (byte) next;
            return 1;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    @Override
    public void write(byte[] bytes, int count) {
        for (int index = 0; index < count; index++) {
            said.add(bytes[index] & 0xff);
            line.append((char) bytes[index]);
        }
        if (line.toString().endsWith("poweroff\r")) {
            said.add(-1);
        }
    }

    @Override
    public void close() {
        said.add(-1);
    }
}

package xyz.cofront.foundry.image;

import java.util.Arrays;
import java.util.Random;
import xyz.cofront.foundry.workflow.Interruption;

/// Inspects a million qcow2 headers that are almost right. Ends with 1 if one of them takes a second or makes the gate
/// throw.
final class HeaderMutations {
    private static final int ROUNDS = 1_000_000;
    private static final int HEADER = 160;
    private static final long SECOND = 1_000_000_000L;

    private HeaderMutations() {}

    static void main() {
        Random random = new Random(20_250_101);
        Inspector inspector = new Inspector(ImageLimits.DEFAULT);
        byte[] whole = Crafted.qcow2(3).bytes();
        long slowest = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] header = Arrays.copyOf(whole, HEADER);
            for (int change = random.nextInt(8); change >= 0; change--) {
                whole[random.nextInt(HEADER)] = (byte) random.nextInt(1 + random.nextInt(255));
            }
            long start = System.nanoTime();
            Inspection _ = inspector.inspectWhole(new BytesSource(whole), Integer.MAX_VALUE, Interruption.NONE);
            slowest = Math.max(slowest, System.nanoTime() - start);
            System.arraycopy(header, 0, whole, 0, header.length);
        }
        System.out.println(ROUNDS + " inspected, the slowest in " + slowest / 1000 + " µs");
        System.exit(slowest < SECOND ? 0 : 1);
    }
}

package xyz.cofront.foundry;

/// The process edge: UTF-8 streams, wiring, `System.exit`. Nothing else.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(0);
    }
}

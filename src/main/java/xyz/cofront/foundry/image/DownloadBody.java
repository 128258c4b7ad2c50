package xyz.cofront.foundry.image;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The bytes of an answer, taken as they come; asked for one part at a time, so that a fast server fills no
/// memory.
final class DownloadBody implements Flow.Subscriber<List<ByteBuffer>>, AutoCloseable {
    /// What came next.
    sealed interface Part {
        record Bytes(List<ByteBuffer> buffers) implements Part {}

        record End() implements Part {}

        record Broken(Throwable cause) implements Part {}

        /// Nothing, for as long as was waited.
        record Nothing() implements Part {}
    }

    private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
    private volatile Flow.@Nullable Subscription subscription;

    @Override
    public void onSubscribe(Flow.Subscription made) {
        subscription = made;
        made.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        parts.add(new Part.Bytes(buffers));
    }

    @Override
    public void onError(Throwable failure) {
        parts.add(new Part.Broken(failure));
    }

    @Override
    public void onComplete() {
        parts.add(new Part.End());
    }

    /// Waits for the next part.
    Part next(Duration patience) throws InterruptedException {
        Part part = parts.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (part == null) {
            return new Part.Nothing();
        }
        Flow.Subscription current = subscription;
        if (part instanceof Part.Bytes && current != null) {
            current.request(1);
        }
        return part;
    }

    /// Drops the connection if the end has not come.
    @Override
    public void close() {
        Flow.Subscription current = subscription;
        if (current != null) {
            current.cancel();
        }
    }
}

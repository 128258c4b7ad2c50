package xyz.cofront.foundry.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The host has the micro image, whatever others were asked for, and both default pools before each test, and is after
/// it as it was.
final class SameHost implements BeforeEachCallback, AfterEachCallback {
    private final Map<String, String> images = new LinkedHashMap<>(Map.of("micro.qcow2", "FOUNDRY_MICRO_IMAGE"));
    private @Nullable HostState before;

    /// One more image.
    ///
    /// @param variable names the environment variable that holds the image's path
    SameHost with(String variable, String image) {
        images.put(image, variable);
        return this;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        images.forEach((image, variable) -> RealHost.image(variable, image));
        before = HostState.now();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        requireUnchanged("after the test");
    }

    /// @param when for the message
    void requireUnchanged(String when) {
        assertThat(HostState.now()).as(when).isEqualTo(before);
    }
}

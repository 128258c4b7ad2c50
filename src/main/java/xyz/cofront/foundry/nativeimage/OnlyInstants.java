package xyz.cofront.foundry.nativeimage;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import java.time.Instant;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;
import tools.jackson.databind.ext.javatime.ser.InstantSerializer;
import tools.jackson.databind.module.SimpleDeserializers;
import tools.jackson.databind.module.SimpleSerializers;

/// Of all the kinds of dates and times that Jackson reads and prints the one that Foundry does.
@TargetClass(className = "tools.jackson.databind.ext.javatime.JavaTimeInitializer")
final class OnlyInstants {
    @Substitute
    void setupModule(JacksonModule.SetupContext context) {
        context.addSerializers(new SimpleSerializers().addSerializer(Instant.class, InstantSerializer.INSTANCE));
        context.addDeserializers(new SimpleDeserializers().addDeserializer(Instant.class, InstantDeserializer.INSTANT));
    }
}

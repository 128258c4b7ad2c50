package xyz.cofront.foundry.cloudinit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;

class MetaDataTest {
    private static final UUID ID = UUID.fromString("0d6a3a9e-1f1c-4a53-8a6e-0c7f6f1d2b3c");

    @Test
    void holdsTheInstanceAndTheFirstLabelOfTheFqdn() {
        VirtualMachine vm = Machines.withCloudInit("db1", "fqdn: web.example.com");
        assertThat(MetaData.render(vm, ID)).isEqualTo("""
                instance-id: db1-0d6a3a9e-1f1c-4a53-8a6e-0c7f6f1d2b3c
                local-hostname: web
                """);
    }

    @Test
    void withoutAnFqdnTheHostnameIsTheNamesWithHyphens() {
        VirtualMachine vm = Machines.withCloudInit("my_web", "user: admin");
        assertThat(MetaData.render(vm, ID)).isEqualTo("""
                instance-id: my_web-0d6a3a9e-1f1c-4a53-8a6e-0c7f6f1d2b3c
                local-hostname: my-web
                """);
    }

    @Test
    void namesThatReadAsNumbersAreQuoted() {
        VirtualMachine vm = Machines.withCloudInit("\"1e3\"", "user: admin");
        assertThat(MetaData.render(vm, ID)).isEqualTo("""
                instance-id: "1e3-0d6a3a9e-1f1c-4a53-8a6e-0c7f6f1d2b3c"
                local-hostname: "1e3"
                """);
    }
}

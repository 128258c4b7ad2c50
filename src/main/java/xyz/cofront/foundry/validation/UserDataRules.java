package xyz.cofront.foundry.validation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.api.v1alpha1.CloudInit;
import xyz.cofront.foundry.cloudinit.CloudConfigSchema;
import xyz.cofront.foundry.cloudinit.SchemaFinding;
import xyz.cofront.foundry.cloudinit.UserData;

/// The user's own cloud-config, judged by those who merge it, and on request by cloud-init's schema: what
/// passes here can be merged. Faults are told by their place inside the text.
public final class UserDataRules {
    private final boolean bySchema;
    private @Nullable CloudConfigSchema schema;

    /// @param bySchema whether cloud-init's schema is asked too, which takes time to load
    public UserDataRules(boolean bySchema) {
        this.bySchema = bySchema;
    }

    /// Everything that is wrong with `userData`, in the order of its text; nothing if there is none.
    public List<UserDataViolation> check(CloudInit cloudInit) {
        String text = SecretMarker.real(cloudInit.userData()).orElse(null);
        if (text == null) {
            return List.of();
        }
        List<UserDataViolation> violations = new ArrayList<>();
        UserData.problems(cloudInit)
                .forEach(problem -> violations.add(new UserDataViolation(
                        problem.line(),
                        problem.column(),
                        "is not a cloud-config that is taken here: " + problem.message(),
                        false)));
        if (bySchema) {
            schema().judge(text).stream().map(UserDataRules::violation).forEach(violations::add);
        }
        return List.copyOf(violations);
    }

    private static UserDataViolation violation(SchemaFinding finding) {
        return new UserDataViolation(finding.line(), finding.column(), finding.message(), finding.deprecation());
    }

    /// Loaded for the first text: most documents have none.
    private CloudConfigSchema schema() {
        CloudConfigSchema loaded = schema == null ? CloudConfigSchema.load() : schema;
        schema = loaded;
        return loaded;
    }
}

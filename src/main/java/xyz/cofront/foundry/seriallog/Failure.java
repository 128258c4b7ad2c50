package xyz.cofront.foundry.seriallog;

import java.util.List;

/// A part of the provisioning that failed.
///
/// @param module cloud-init's name of it, such as `scripts-user`; `user-data` where that could not be read
/// @param passage the lines of the console around it, the failure's own among them
public record Failure(String module, List<String> passage) {
    public Failure {
        passage = List.copyOf(passage);
    }
}

package xyz.cofront.foundry.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/// One entry of `writeFiles` (cloud-init's documentation, module Write Files). The content is a secret.
///
/// @param path absolute
/// @param permissions in octal, such as `"0600"`
/// @param owner `user:group`
/// @param encoding such as `b64`; `null` means plain text
/// @param append whether to add to the file rather than replace it
/// @param defer whether to write after users and packages are there
@JsonPropertyOrder({"path", "content", "owner", "permissions", "encoding", "append", "defer"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record WriteFile(
        String path,
        String content,
        @Nullable String owner,
        @Nullable String permissions,
        @Nullable String encoding,
        Boolean append,
        Boolean defer) {

    public WriteFile {
        path = Absent.text(path);
        content = Absent.text(content);
        append = Absent.orElse(append, false);
        defer = Absent.orElse(defer, false);
    }

    /// Says nothing of the content, which is a secret.
    @Override
    public String toString() {
        return "WriteFile[path=" + path + "]";
    }
}

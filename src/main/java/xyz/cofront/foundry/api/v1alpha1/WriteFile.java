package xyz.cofront.foundry.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/// One entry of `writeFiles` (cloud-init's documentation, module Write Files). The content is a secret.
///
/// @param path where in the guest, absolute
/// @param content what the file holds; a secret
/// @param owner `user` or `user:group`; left out, `root:root`
/// @param permissions in octal and in quotes, such as `"0600"`; left out, `"0644"`
/// @param encoding of the content: `text/plain`, `b64` or `gz+b64`; left out, it is plain text
/// @param append whether the content is added to the file, rather than replacing it
/// @param defer whether the file is written after users and packages are there
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

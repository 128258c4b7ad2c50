package xyz.cofront.foundry.output;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.api.v1alpha1.Condition;
import xyz.cofront.foundry.api.v1alpha1.ImageReference;
import xyz.cofront.foundry.api.v1alpha1.ObjectMeta;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.api.v1alpha1.VmSpec;
import xyz.cofront.foundry.api.v1alpha1.VmStatus;
import xyz.cofront.foundry.vm.VmDetail;

/// One machine, described for people: a `Key: value` a line, then what there is several of.
final class Description {
    private static final int KEY_WIDTH = 14;

    private final VmDetail detail;
    private final VirtualMachine document;
    private final Instant now;
    private final StringBuilder text = new StringBuilder();

    Description(VmDetail detail, Instant now) {
        this.detail = detail;
        this.document = detail.document();
        this.now = now;
    }

    String text() {
        identity();
        size();
        if (!detail.foreign()) {
            origin();
            block("Disks", DeviceTables.disks(document, detail.bootVolume()));
            block("Interfaces", DeviceTables.interfaces(document));
        }
        block("Conditions", conditions());
        list("Notes", detail.notes());
        return text.toString();
    }

    private void identity() {
        ObjectMeta metadata = document.metadata();
        line("Name", detail.row().name());
        line("UUID", detail.row().id().uuid().toString());
        line("State", detail.row().state().word());
        VmStatus status = document.status();
        line("Phase", status == null ? "-" : status.phase().wire());
        line("Owner", detail.foreign() ? "foreign" : "foundry");
        pairs("Labels", metadata.labels());
        pairs("Annotations", metadata.annotations());
        Instant created = metadata.creationTimestamp();
        if (created != null) {
            line("Created", created + " (" + Age.text(Duration.between(created, now)) + " ago)");
        }
    }

    private void size() {
        line("vCPUs", TablePrinter.vcpus(detail.row()));
        line("Memory", TablePrinter.memory(detail.row()));
        line("Autostart", detail.autostart() ? "yes" : "no");
        list("IP address", addresses());
    }

    /// With who tells of each; the one that its tap is named after where nobody was asked.
    private List<String> addresses() {
        VmStatus status = document.status();
        if (status != null && !status.addresses().isEmpty()) {
            return status.addresses().stream().map(Object::toString).toList();
        }
        return List.of(detail.row().address().map(Object::toString).orElse("-"));
    }

    private void origin() {
        VmSpec spec = document.spec();
        line("Pool", orDash(spec.storagePool()));
        ImageReference image = spec.bootDisk().image();
        line("Image", image == null ? "-" : image.toString());
        VmStatus status = document.status();
        if (status != null && status.image() != null) {
            line("Image source", status.image().source());
            line("Image digest", status.image().digest());
        }
    }

    private String conditions() {
        VmStatus status = document.status();
        if (status == null || status.conditions().isEmpty()) {
            return "";
        }
        Columns columns = new Columns("TYPE", "STATUS", "REASON", "MESSAGE");
        for (Condition condition : status.conditions()) {
            columns.add(condition.type(), condition.status().wire(), condition.reason(), condition.message());
        }
        return columns.text("  ");
    }

    private void pairs(String key, Map<String, String> pairs) {
        list(
                key,
                pairs.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .toList());
    }

    private void list(String key, List<String> values) {
        List<String> rest = new ArrayList<>(values);
        if (!rest.isEmpty()) {
            line(key, rest.removeFirst());
            rest.forEach(value -> line("", value));
        }
    }

    private void block(String key, String table) {
        if (!table.isEmpty()) {
            text.append(key).append(":\n").append(table);
        }
    }

    private void line(String key, String value) {
        String start = key.isEmpty() ? "" : key + ":";
        text.append(Text.pad(start, KEY_WIDTH)).append(Text.escape(value)).append('\n');
    }

    private static String orDash(@Nullable String value) {
        return value == null ? "-" : value;
    }
}

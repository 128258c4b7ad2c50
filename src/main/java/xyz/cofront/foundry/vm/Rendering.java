package xyz.cofront.foundry.vm;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import xyz.cofront.foundry.cloudinit.NoCloudIso;
import xyz.cofront.foundry.metadata.Work;

/// Everything that a create would hand to libvirt and to the guest, as files.
///
/// @param plan of the machine
/// @param work what the domain's metadata says of who creates it, and when
/// @param secrets whether they are shown; if not, [Redaction][xyz.cofront.foundry.metadata.Redaction]'s
///     marker stands for each and there is no ISO
public record Rendering(CreatePlan plan, Work work, boolean secrets) {
    public String name() {
        return plan.name();
    }

    public UUID uuid() {
        return plan.uuid();
    }

    /// Whether there is an ISO that was left out.
    public boolean masked() {
        return !secrets && plan.seed().isPresent();
    }

    /// By the path below a folder of the machine's own, in the order of the work.
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("domain.xml", plan.domainXml(plan.metadata(work)));
        plan.volumes()
                .forEach(volume -> texts.put(
                        "volumes/" + volume.record().pool() + "/"
                                + volume.record().name() + ".xml",
                        volume.xml()));
        plan.seed().ifPresent(seed -> {
            texts.put("user-data", secrets ? seed.userData() : MaskedUserData.render(plan.machine()));
            texts.put("meta-data", seed.metaData());
            texts.put("network-config", seed.networkConfig());
        });
        return texts;
    }

    /// The bytes of the seed's volume; empty where there is none, and where it would show secrets.
    public Optional<byte[]> iso() {
        return secrets ? plan.seed().map(NoCloudIso::render) : Optional.empty();
    }
}

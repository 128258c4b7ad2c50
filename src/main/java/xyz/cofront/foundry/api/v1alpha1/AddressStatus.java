package xyz.cofront.foundry.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/// An address of a machine and who tells of it.
///
/// @param sources `spec`, `lease`, `agent` or `ARP`
@JsonPropertyOrder({"address", "sources"})
public record AddressStatus(String address, List<String> sources) {
    public AddressStatus {
        address = Absent.text(address);
        sources = Absent.list(sources);
    }

    /// Such as `10.77.0.10 (spec, agent)`.
    @Override
    public String toString() {
        return address + " (" + String.join(", ", sources) + ")";
    }
}

package xyz.cofront.foundry.config;

import java.time.Duration;
import java.util.List;
import xyz.cofront.foundry.api.v1alpha1.VirtType;

/// What applies to one run.
///
/// @param connect a local libvirt URI
/// @param timeout bounds the whole command; zero means no bound
/// @param catalogue entries from the files, by name; those that Foundry brings along are not among them
/// @param notes hints on how the settings came about
/// @param warnings what is wrong with them and does not stop the run
public record Settings(
        Setting<String> connect,
        Setting<VirtType> virtType,
        Setting<String> vmPool,
        Setting<String> imagePool,
        Setting<Duration> timeout,
        Setting<OutputFormat> output,
        List<CatalogueEntry> catalogue,
        List<String> notes,
        List<String> warnings) {
    public Settings {
        catalogue = List.copyOf(catalogue);
        notes = List.copyOf(notes);
        warnings = List.copyOf(warnings);
    }
}

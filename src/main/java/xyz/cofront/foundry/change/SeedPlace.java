package xyz.cofront.foundry.change;

/// Where a machine's seed is.
public enum SeedPlace {
    /// In its drive, as far as that can be told; also of a machine that has none.
    PLUGGED(""),
    /// Not in the definition; its volume is there.
    TAKEN_OUT("somebody took the seed out of its drive; it is put back"),
    /// Its volume is gone, from the drive or with it.
    LOST("the volume of the seed is gone; it is made anew");

    private final String note;

    SeedPlace(String note) {
        this.note = note;
    }

    String note() {
        return note;
    }
}

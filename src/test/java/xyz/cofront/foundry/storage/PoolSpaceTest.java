package xyz.cofront.foundry.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolSpaceTest {
    private static final long MIB = 1 << 20;
    private static final long GIB = 1 << 30;

    @Test
    void whatFitsWholeIsEnough() {
        assertThat(PoolSpace.judge(
                        "vms", 3 * GIB, List.of(SpaceNeed.thinQcow2("a", 2 * GIB), SpaceNeed.whole("b", GIB))))
                .isEqualTo(new PoolSpace.Enough());
    }

    @Test
    void thinVolumesThatMayOutgrowThePoolAreWorthAWarning() {
        assertThat(PoolSpace.judge(
                        "vms", 3 * GIB - 1, List.of(SpaceNeed.thinRaw("a", 2 * GIB), SpaceNeed.whole("b", GIB))))
                .isEqualTo(new PoolSpace.Overcommitted(
                        "pool 'vms' has 3.0 GiB free, and the new disks may grow to 3.0 GiB"));
    }

    @Test
    void whatIsWrittenAtOnceMustFit() {
        assertThat(PoolSpace.judge("vms", MIB, List.of(SpaceNeed.thinRaw("a", GIB), SpaceNeed.whole("b", 2 * MIB))))
                .isEqualTo(new PoolSpace.TooSmall("pool 'vms' has 1.0 MiB free, and 2.0 MiB are needed at once"));
    }

    @Test
    void capacitiesThatOverflowTogetherAreStillTooMuch() {
        assertThat(PoolSpace.judge(
                        "vms",
                        GIB,
                        List.of(SpaceNeed.thinRaw("a", Long.MAX_VALUE), SpaceNeed.thinRaw("b", Long.MAX_VALUE))))
                .isInstanceOf(PoolSpace.Overcommitted.class);
    }

    /// The sizes that `qemu-img create -f qcow2` 7.2 gives files of 1 GiB, 4 TiB and 16 TiB, rounded up to clusters:
    /// 196,624, 262,144 and 458,752 bytes.
    @ParameterizedTest
    @CsvSource({"1, 262144", "1073741824, 262144", "4398046511104, 262144", "17592186044416, 458752"})
    void aThinQcow2VolumeTakesItsMetadataAtOnce(long capacity, long certain) {
        assertThat(SpaceNeed.thinQcow2("a", capacity)).isEqualTo(new SpaceNeed("a", capacity, certain));
    }
}

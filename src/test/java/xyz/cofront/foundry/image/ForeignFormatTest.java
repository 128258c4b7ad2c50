package xyz.cofront.foundry.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignFormatTest {
    private static final String CONVERT = ": convert it with 'qemu-img convert -O qcow2'";

    /// Each is planted in a raw disk that would be accepted without it. An offset below 0 counts from the
    /// end.
    @ParameterizedTest(name = "{2} at {1}")
    @CsvSource({
        "4b444d56, 0, a VMDK image",
        "434f5744, 0, a VMDK image",
        "23204469736b2044657363726970746f7246696c65, 0, a VMDK image",
        "7f10dabe, 64, a VDI image",
        "636f6e6563746978, 0, a VHD image",
        "636f6e6563746978, -512, a VHD image",
        "636f6e6563746978, -511, a VHD image",
        "7668647866696c65, 0, a VHDX image",
        "51454400, 0, a QED image",
        "576974686f7574467265655370616365, 0, a Parallels image",
        "576974686f75467265537061634578740000, 0, a Parallels image",
        "426f636873205669727475616c20484420496d616765, 0, a Bochs image",
        "6b6f6c79, -512, an Apple disk image"
    })
    void imagesOfOtherFormatsAreToBeConverted(String magic, int offset, String description) {
        assertThat(planted(magic, offset)).isEqualTo(refused(description + CONVERT));
    }

    @ParameterizedTest(name = "{2} at {1}")
    @CsvSource({
        "1f8b, 0, a gzip file",
        "fd377a585a00, 0, an xz file",
        "28b52ffd, 0, a zstd file",
        "425a68, 0, a bzip2 file",
        "504b0304, 0, a zip archive",
        "7573746172, 257, a tar archive"
    })
    void packedFilesAreToBeUnpacked(String magic, int offset, String description) {
        assertThat(planted(magic, offset)).isEqualTo(refused(description + ": unpack it first"));
    }

    @Test
    void aLuksVolumeIsRefused() {
        assertThat(planted("4c554b53babe", 0)).isEqualTo(refused("a LUKS volume: images must not be encrypted"));
    }

    @Test
    void anIsoIsRefusedEvenIfItBootsFromADisk() {
        assertThat(planted("4344303031", 0x8001))
                .isEqualTo(refused("an ISO 9660 file system: an installation medium is not a disk image"));
    }

    @Test
    void aRawDiskInWhichAGuestWroteAQcow2HeaderIsAmbiguous() {
        Crafted image = Crafted.qcow2(3).text(510, "U\u00aa").partition(0, 0, 0x83, 1, 16);

        assertThat(image.inspected())
                .isEqualTo(refused("ambiguous: it looks like a qcow2 image and like a partitioned disk"));
    }

    @Test
    void twoMagicNumbersAreAmbiguous() {
        Crafted image = Crafted.raw().text(0, "QED\0").text(257, "ustar");

        assertThat(image.inspected()).isEqualTo(refused("ambiguous: it looks like a QED image and like a tar archive"));
    }

    @Test
    void aQcow2ImageWithAVhdFooterIsAmbiguous() {
        Crafted image = Crafted.qcow2(2).text(3 * 65536 - 512, "conectix");

        assertThat(image.inspected()).isEqualTo(refused("ambiguous: it looks like a qcow2 image and like a VHD image"));
    }

    private static Inspection planted(String magic, int offset) {
        byte[] bytes = Crafted.raw().bytes();
        byte[] sign = HexFormat.of().parseHex(magic);
        System.arraycopy(sign, 0, bytes, offset < 0 ? bytes.length + offset : offset, sign.length);
        return new Inspector(ImageLimits.DEFAULT).inspect(new BytesSource(bytes));
    }

    private static Inspection refused(String what) {
        return new Inspection.Refused(List.of("it is " + what));
    }
}

package xyz.cofront.foundry.image;

import java.util.List;
import java.util.function.Predicate;

/// A format that is recognised in order to be refused.
///
/// The magic numbers are those of each format's specification, as QEMU's and libvirt's own probes use them:
/// whatever either could take a file for is here.
///
/// @param description with an article: `a VDI image`
/// @param advice what to do instead
/// @param detector whether the format's sign is in the bytes
record ForeignFormat(String description, String advice, Predicate<ImageBytes> detector) {
    private static final String CONVERT = "convert it with 'qemu-img convert -O qcow2'";
    private static final String UNPACK = "unpack it first";

    private static final List<ForeignFormat> KNOWN = List.of(
            new ForeignFormat("a VMDK image", CONVERT, at(0, "KDMV", "COWD", "# Disk DescriptorFile")),
            new ForeignFormat("a VDI image", CONVERT, at(0x40, "\u007f\u0010\u00da\u00be")),
            new ForeignFormat("a VHD image", CONVERT, at(0, "conectix").or(atEnd("conectix"))),
            new ForeignFormat("a VHDX image", CONVERT, at(0, "vhdxfile")),
            new ForeignFormat("a QED image", CONVERT, at(0, "QED\0")),
            new ForeignFormat("a Parallels image", CONVERT, at(0, "WithoutFreeSpace", "WithouFreSpacExt")),
            new ForeignFormat("a Bochs image", CONVERT, at(0, "Bochs Virtual HD Image")),
            new ForeignFormat("a cloop image", CONVERT, at(0, "#!/bin/sh\n#V2.0 Format\nmodprobe cloop")),
            new ForeignFormat("an Apple disk image", CONVERT, atEnd("koly")),
            new ForeignFormat("a LUKS volume", "images must not be encrypted", at(0, "LUKS\u00ba\u00be")),
            new ForeignFormat(
                    "an ISO 9660 file system", "an installation medium is not a disk image", at(0x8001, "CD001")),
            new ForeignFormat("a gzip file", UNPACK, at(0, "\u001f\u008b")),
            new ForeignFormat("an xz file", UNPACK, at(0, "\u00fd7zXZ\0")),
            new ForeignFormat("a zstd file", UNPACK, at(0, "(\u00b5/\u00fd")),
            new ForeignFormat("a bzip2 file", UNPACK, at(0, "BZh")),
            new ForeignFormat("a zip archive", UNPACK, at(0, "PK\u0003\u0004")),
            new ForeignFormat("a tar archive", UNPACK, at(0x101, "ustar")));

    /// Every format whose sign is in the bytes.
    static List<ForeignFormat> detect(ImageBytes bytes) {
        return KNOWN.stream().filter(format -> format.detector.test(bytes)).toList();
    }

    String refusal() {
        return "it is " + description + ": " + advice;
    }

    private static Predicate<ImageBytes> at(int offset, String... magics) {
        List<String> any = List.of(magics);
        return bytes -> any.stream().anyMatch(magic -> bytes.has(offset, magic));
    }

    private static Predicate<ImageBytes> atEnd(String magic) {
        return bytes -> bytes.tail().contains(magic);
    }
}

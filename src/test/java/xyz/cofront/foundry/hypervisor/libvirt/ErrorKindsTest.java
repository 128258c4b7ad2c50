package xyz.cofront.foundry.hypervisor.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.libvirt.Error;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.jna.virError;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

final class ErrorKindsTest {
    /// The numbers are those of libvirt's `virterror.h`, the system's those of Linux.
    @ParameterizedTest
    @CsvSource({
        "1, 0, FAILED",
        "3, 0, UNSUPPORTED",
        "5, 0, CONNECTION",
        "8, 0, INVALID",
        "9, 0, FAILED",
        "21, 0, INVALID",
        "27, 0, INVALID",
        "28, 0, ALREADY_EXISTS",
        "29, 0, DENIED",
        "38, 0, FAILED",
        "38, 2, FAILED",
        "38, 28, NO_SPACE",
        "38, 122, NO_SPACE",
        "39, 28, FAILED",
        "42, 0, NOT_FOUND",
        "43, 0, NOT_FOUND",
        "45, 0, DENIED",
        "49, 0, NOT_FOUND",
        "50, 0, NOT_FOUND",
        "55, 0, WRONG_STATE",
        "67, 0, INVALID",
        "79, 0, DENIED",
        "84, 0, UNSUPPORTED",
        "87, 0, BUSY",
        "88, 0, DENIED",
        "90, 0, ALREADY_EXISTS",
        "92, 0, INVALID",
        "94, 0, DENIED",
        "4711, 0, FAILED"
    })
    void aCodeHasItsKind(int code, int systemError, Kind kind) {
        assertThat(ErrorKinds.of(failure(code, systemError))).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "38, 13, DENIED",
        "38, 1, DENIED",
        "38, 2, CONNECTION",
        "38, 111, CONNECTION",
        "45, 0, DENIED",
        "1, 0, CONNECTION"
    })
    void aConnectionIsRefusedOrNotThere(int code, int systemError, Kind kind) {
        assertThat(ErrorKinds.ofOpening(failure(code, systemError))).isEqualTo(kind);
    }

    @ParameterizedTest
    @EnumSource
    void noCodeIsWithoutAKind(ErrorNumber number) {
        assertThat(ErrorKinds.of(new LibvirtFailure(number, 0, "text", null))).isNotNull();
    }

    @Test
    void aFailureWithoutATextSaysSo() {
        assertThat(new LibvirtFailure(ErrorNumber.VIR_ERR_UNKNOWN, 0, null, null))
                .hasMessage("libvirt gave no reason");
    }

    /// As libvirt-java makes it of libvirt's structure.
    private static LibvirtFailure failure(int code, int systemError) {
        virError error = new virError();
        error.code = code;
        error.level = 2;
        error.int1 = systemError;
        return new LibvirtFailure(new Error(error).getCode(), systemError, "text", null);
    }
}

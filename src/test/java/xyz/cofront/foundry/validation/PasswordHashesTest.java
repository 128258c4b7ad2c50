package xyz.cofront.foundry.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The good hashes were made by libxcrypt's crypt(3).
class PasswordHashesTest {
    private static final String ADVICE = "; make one with: mkpasswd --method=yescrypt (or sha-512), and paste it whole";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$y$j9T$abcdefghijklmnop$yaFjD7iHkfc5wbPVCzHyy.ed29LNYvw/9Op9FkY0BK4",
                "$gy$j9T$abcdefghijklmnop$M90w7BmlN1tuW6Y3/viwyWwJ6sNKis/5TEAJtYl7aP4",
                "$7$CU..../....abcdefgh$1a0y41qp9Cgan3GhVce0WuxFnUVcwuafnt2cUqk/jX3",
                "$6$foundryexample$Mshqk7t3mUvr6YcxCHcL3JsvcCihMy/5AwymYrph5feoyyhUSG86nEpWwHpqxLN7mPgYHWwRKjmI3Pi44NRH41",
                "$6$rounds=656000$abcdefgh$sPdAR5cLVqvZUB0G1Y.iBATpYmOkE7gjzeYDzfyRfAzGifj5Cmre7XcyocOfJmZDyuueWvW4ldLc9zPur"
                        + "/Z5q.",
                "$5$rounds=5000$abcdefgh$vR42gaZY2QvDc1qKaDzoyQSiZFqOfeZNsFodAJ0sM5/",
                "$2b$05$abcdefghijklmnopqrstuu073GaJD17yVUQzL9dpmEGN.aHPXYvq2",
                "$2a$05$abcdefghijklmnopqrstuu073GaJD17yVUQzL9dpmEGN.aHPXYvq2",
                "$2y$05$abcdefghijklmnopqrstuu073GaJD17yVUQzL9dpmEGN.aHPXYvq2",
            })
    void whatCryptMakesIsTaken(String hash) {
        assertThat(PasswordHashes.problem(hash)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hunter2                             | is a plaintext password, or no hash: a hash starts with "$"
            ''                                  | is a plaintext password, or no hash: a hash starts with "$"
            abJnggxhB/yWI                       | is a plaintext password, or no hash: a hash starts with "$"
            $1$abcdefgh$UUjwdNSFnoJrGJlEDHf2w.  | is of a scheme too weak to be used today
            $sha1$4000$abcdefgh$X4g5hNDmPJL5k5A | is of a scheme too weak to be used today
            $2x$05$abcdefghijklmnopqrstuu073GaJ | is of a scheme too weak to be used today
            $9$whatever                         | is of no scheme known here ($y$, $gy$, $7$, $6$, $5$, $2b$)
            $                                   | is of no scheme known here ($y$, $gy$, $7$, $6$, $5$, $2b$)
            $6$salt$short                       | starts like a hash of SHA-512 ($6$) and has 5 characters after the last "$" where 86 belong
            $6$                                 | starts like a hash of SHA-512 ($6$) and has 0 characters after the last "$" where 86 belong
            $5$salt$vR42gaZY2QvDc1qKaDzoyQSiZFqOfeZNsFodAJ0sM5/x | starts like a hash of SHA-256 ($5$) and has 44 characters after the last "$" where 43 belong
            $5$salt$vR42gaZY2QvDc1qKaDzoyQSiZFqOfeZNsFodAJ0sM5! | starts like a hash of SHA-256 ($5$) and is not one
            $5$$vR42gaZY2QvDc1qKaDzoyQSiZFqOfeZNsFodAJ0sM5/ | starts like a hash of SHA-256 ($5$) and is not one
            $5$saltofseventeench$vR42gaZY2QvDc1qKaDzoyQSiZFqOfeZNsFodAJ0sM5/ | starts like a hash of SHA-256 ($5$) and is not one
            $5$rounds=12$salt$vR42gaZY2QvDc1qKaDzoyQSiZFqOfeZNsFodAJ0sM5/ | starts like a hash of SHA-256 ($5$) and is not one
            $2b$03$abcdefghijklmnopqrstuu073GaJD17yVUQzL9dpmEGN.aHPXYvq2 | starts like a hash of bcrypt ($2b$) and is not one
            $2b$32$abcdefghijklmnopqrstuu073GaJD17yVUQzL9dpmEGN.aHPXYvq2 | starts like a hash of bcrypt ($2b$) and is not one
            $y$$abcdefghijklmnop$yaFjD7iHkfc5wbPVCzHyy.ed29LNYvw/9Op9FkY0BK4 | starts like a hash of yescrypt ($y$) and is not one
            """)
    void everythingElseIsNamedWithTheWayOut(String hash, String problem) {
        assertThat(PasswordHashes.problem(hash)).contains(problem + ADVICE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "*", "!$6$salt$x"})
    void aLockIsNamedAsALock(String hash) {
        assertThat(PasswordHashes.problem(hash))
                .contains("is a lock, not a hash; leave passwordHash out and the account has no password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2-SECRET", "$6$SECRET$SECRET", "$y$SECRET", "$1$SECRET", "$SECRET", "!SECRET"})
    void noPartOfAHashIsInAMessage(String hash) {
        assertThat(PasswordHashes.problem(hash)).isNotEmpty().get().asString().doesNotContain("SECRET");
    }
}

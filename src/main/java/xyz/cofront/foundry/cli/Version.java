package xyz.cofront.foundry.cli;

/// Which Foundry this is. A constant, because a manifest is not there in a native binary; a test holds it to `pom.xml`.
final class Version {
    static final String NUMBER = "0.1.0";

    private Version() {}
}

package xyz.cofront.foundry.config;

/// A setting as somebody wrote it.
record Found(String text, Origin origin) {}

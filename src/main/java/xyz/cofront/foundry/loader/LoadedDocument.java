package xyz.cofront.foundry.loader;

import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;

/// One document of a source, bound as far as it could be: it is fit for use only if its source had no problem.
///
/// @param line where the document starts, from 1
public record LoadedDocument(VirtualMachine vm, int line) {}

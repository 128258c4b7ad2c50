/// The records of the YAML document, version `v1alpha1`: what a user writes and what `get -o yaml` prints. They hold
/// values and defaults that never depend on a host; they must not judge (that is `validation`) nor know libvirt.
@org.jspecify.annotations.NullMarked
package xyz.cofront.foundry.api.v1alpha1;

package xyz.cofront.foundry.cloudinit;

import org.snakeyaml.engine.v2.nodes.Node;

/// One top-level key of the cloud-config that Foundry writes, and what becomes of it if the user's `userData`
/// has it too.
///
/// @param source the field of the document that the value comes from, for messages
record OwnKey(String key, Node value, Rule rule, String source) {
    enum Rule {
        /// Foundry's value stands, the user's is dropped: who the machine is, is said in one place.
        WINS,
        /// Both are lists: Foundry's entries first, then the user's.
        APPENDED,
        /// As [#APPENDED], except that Foundry's entry for a user takes in the other entries of the same name.
        USERS,
        /// The user's value stands: Foundry's is only a better default.
        YIELDS,
        /// An error: the same thing would be said twice, differently.
        CLASHES
    }
}

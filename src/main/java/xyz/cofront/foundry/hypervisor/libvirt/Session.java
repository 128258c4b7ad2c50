package xyz.cofront.foundry.hypervisor.libvirt;

import org.libvirt.LibvirtException;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.Patience;
import xyz.cofront.foundry.libvirtxml.XmlFormatException;

/// An open connection and the thread that uses it. Turns what libvirt throws into the port's words.
final class Session {
    private final Worker worker;
    private final LibvirtConnection connection;

    private Session(Worker worker, LibvirtConnection connection) {
        this.worker = worker;
        this.connection = connection;
    }

    static Session open(NativeLibvirt library, String uri, Access access, Patience patience) {
        Worker worker = new Worker(patience);
        try {
            return worker.run("connect to " + uri, () -> opened(worker, library, uri, access));
        } catch (HypervisorException e) {
            worker.finish(() -> {});
            throw e;
        }
    }

    /// On the worker's thread.
    private static Session opened(Worker worker, NativeLibvirt library, String uri, Access access) {
        try {
            Session session = new Session(worker, LibvirtConnection.open(library, uri, access == Access.READ_ONLY));
            if (worker.abandoned()) {
                session.disconnect();
            }
            return session;
        } catch (LibvirtFailure e) {
            throw new HypervisorException(
                    ErrorKinds.ofOpening(e), "cannot connect to " + uri + ": " + e.getMessage(), Advice.about(e), e);
        }
    }

    /// @param what for messages, such as `start domain 'web'`
    /// @throws HypervisorException if it fails or gets no answer in time
    <T> T ask(String what, LibvirtCall<LibvirtConnection, T> call) {
        return worker.run(what, () -> translated(what, call));
    }

    /// For a call that does long work before it answers.
    <T> T askPatiently(String what, LibvirtCall<LibvirtConnection, T> call) {
        return worker.runPatiently(what, () -> translated(what, call));
    }

    void act(String what, LibvirtAction<LibvirtConnection> action) {
        ask(what, connected -> {
            action.on(connected);
            return true;
        });
    }

    /// Never throws, and does not wait for a connection that was given up.
    void close() {
        worker.finish(this::disconnect);
    }

    private <T> T translated(String what, LibvirtCall<LibvirtConnection, T> call) {
        try {
            return call.on(connection);
        } catch (LibvirtException e) {
            throw failed(what, LibvirtFailure.of(e));
        } catch (LibvirtFailure e) {
            throw failed(what, e);
        } catch (XmlFormatException e) {
            throw new HypervisorException(
                    Kind.FAILED, "cannot " + what + ": libvirt's answer makes no sense: " + e.getMessage(), e);
        }
    }

    private HypervisorException failed(String what, LibvirtFailure failure) {
        Kind kind = ErrorKinds.of(failure);
        Kind shown = kind == Kind.FAILED && !alive() ? Kind.CONNECTION : kind;
        return new HypervisorException(
                shown, "cannot " + what + ": " + failure.getMessage(), Advice.about(failure), failure);
    }

    /// Asks the client's own side only; nothing is sent.
    private boolean alive() {
        try {
            return connection.isAlive();
        } catch (LibvirtException e) {
            return false;
        }
    }

    private void disconnect() {
        try {
            connection.close();
        } catch (LibvirtException e) {
            // What was open is gone, which is what was wanted.
        }
    }
}

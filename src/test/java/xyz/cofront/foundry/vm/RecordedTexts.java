package xyz.cofront.foundry.vm;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import xyz.cofront.foundry.hypervisor.Domains;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.Volumes;

/// A connection that keeps what is handed to libvirt.
final class RecordedTexts {
    final List<String> domains = new ArrayList<>();
    final List<String> volumes = new ArrayList<>();
    final List<byte[]> uploads = new ArrayList<>();
    private final Hypervisor host;

    RecordedTexts(Hypervisor host) {
        this.host = host;
    }

    Hypervisor connection() {
        return proxy(Hypervisor.class, host);
    }

    private <T> T proxy(Class<T> role, T real) {
        return role.cast(Proxy.newProxyInstance(
                role.getClassLoader(), new Class<?>[] {role}, (_, method, arguments) -> call(method, real, arguments)));
    }

    private Object call(Method method, Object real, Object... arguments) throws Throwable {
        switch (method.getName()) {
            case "define" -> domains.add((String) arguments[0]);
            case "create", "copy" -> volumes.add((String) arguments[1]);
            case "upload" -> {
                byte[] bytes = bytes((InputStream) arguments[3]);
                uploads.add(bytes);
                arguments[3] = new ByteArrayInputStream(bytes);
            }
            default -> {}
        }
        try {
            Object result = method.invoke(real, arguments);
            return switch (result) {
                case Domains role -> proxy(Domains.class, role);
                case Volumes role -> proxy(Volumes.class, role);
                case null, default -> result;
            };
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    private static byte[] bytes(InputStream in) throws IOException {
        return in.readAllBytes();
    }
}

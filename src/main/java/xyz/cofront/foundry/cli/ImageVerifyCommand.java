package xyz.cofront.foundry.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.image.VerifiedImage;
import xyz.cofront.foundry.image.VerifyImage;

/// Reads images through and compares them with what was imported.
@Command(name = "verify", description = "Check that images are still what was imported.")
final class ImageVerifyCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "NAME", arity = "1..*", description = "Images to check.")
    private final List<String> names = new ArrayList<>();

    @Mixin
    private final ImagePool pool = new ImagePool();

    ImageVerifyCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Session session = pool.session(context);
        return session.connected(Access.READ_WRITE, hypervisor -> verify(session, hypervisor));
    }

    private int verify(Session session, Hypervisor hypervisor) {
        Images images = new Images(session, hypervisor);
        VerifyImage verifyImage = new VerifyImage(hypervisor, images.list(), session.progress());
        List<VerifiedImage> sound = new ArrayList<>();
        images.each(names, id -> sound.add(verifyImage.run(id)));
        if (!sound.isEmpty()) {
            session.print(session.printer().imagesVerified(sound));
        }
        return images.report(sound.size());
    }
}

package xyz.cofront.foundry.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cofront.foundry.error.FoundryException;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.hypervisor.HostSnapshot;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.ProcessDied;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.libvirtxml.VolumeXml;
import xyz.cofront.foundry.storage.DefaultPools;
import xyz.cofront.foundry.workflow.Progress;

class DeleteImageTest {
    private static final VolumeId IMAGE = new VolumeId(Imports.POOL, "a.qcow2");

    @TempDir
    Path folder;

    private Imports imports;
    private HostSnapshot empty;

    @BeforeEach
    void importOne() throws IOException {
        prepare();
    }

    private void prepare() throws IOException {
        imports = new Imports(folder);
        imports.host.withPool("vms", "/vms", 1L << 40);
        empty = imports.host.snapshot();
        imports.run(imports.file("a.qcow2", Crafted.qcow2(3).bytes()), null);
        imports.host.clearCalls();
    }

    @Test
    void nothingOfAnImageStays() {
        delete();

        assertThat(imports.host.snapshot()).isEqualTo(empty);
    }

    @Test
    void anImageThatSomebodyPutThereGoesAsWell() {
        imports.host.putVolume(Imports.POOL, "b.raw", Crafted.raw().bytes());

        delete(new VolumeId(Imports.POOL, "b.raw"));
        delete();

        assertThat(imports.host.snapshot()).isEqualTo(empty);
    }

    @Test
    void machinesAndOverlaysOnItAreNamedAndItStays() {
        overlay("web_boot", "/images/a.qcow2");
        overlay("orphan", "/images/a.qcow2");
        overlay("onTop", "/vms/web_boot");
        define("web", "/vms/web_boot");
        define("direct", "/images/a.qcow2");
        HostSnapshot before = imports.host.snapshot();

        StorageException failure = catchThrowableOfType(StorageException.class, this::delete);

        assertThat(failure)
                .hasMessage("image 'a.qcow2' is in use by VM 'direct', VM 'web', volume 'vms/orphan', "
                        + "volume 'vms/onTop'");
        assertThat(failure.details())
                .containsExactly("an image can go when no VM stands on it any more: 'foundry destroy direct web'");
        assertThat(imports.host.snapshot()).isEqualTo(before);
    }

    /// None of these shows in the definition of a machine that does not run, nor in any pool.
    @ParameterizedTest
    @ValueSource(strings = {"/link", "/elsewhere/overlay", "/elsewhere/top"})
    void machinesThatReachItByLinksAndHeadersKeepIt(String disk) {
        imports.host.files().link("/link", "/images/a.qcow2");
        imports.host.files().overlay("/elsewhere/overlay", "/link");
        imports.host.files().overlay("/elsewhere/top", "/elsewhere/overlay");
        define("web", disk);

        assertThatThrownBy(this::delete).hasMessage("image 'a.qcow2' is in use by VM 'web'");
    }

    @Test
    void aMachineWhoseDiskLiesInAStoppedPoolKeepsIt() {
        overlay("web_boot", "/images/a.qcow2");
        imports.host.files().overlay("/vms/web_boot", "/images/a.qcow2");
        define("web", "/vms/web_boot");
        imports.host.stopPool("vms", false);

        assertThatThrownBy(this::delete).hasMessage("image 'a.qcow2' is in use by VM 'web'");
    }

    @Test
    void aMachineThatGotItPluggedInKeepsIt() {
        imports.host.putVolume("vms", "own", new byte[] {1});
        define("web", "/vms/own");
        DomainId web = imports.host.domains().list(true).getFirst().id();
        imports.host.domains().start(web);
        imports.host.domains().attach(web, Domains.disk("/images/a.qcow2", "vdb"));

        assertThatThrownBy(this::delete).hasMessage("image 'a.qcow2' is in use by VM 'web'");
    }

    @Test
    void whoComesToUseItMeanwhileKeepsIt() {
        ImageDeletion plan = deletion().plan(IMAGE, false);
        imports.host.before("volumes.upload", () -> define("web", "/images/a.qcow2"));

        assertThatThrownBy(() -> deletion().delete(plan)).hasMessage("image 'a.qcow2' is in use by VM 'web'");

        assertThat(names()).containsExactly("a.qcow2", "a.qcow2.foundry.json");
    }

    @Test
    void anOverlayMadeBehindLibvirtsBackIsSeen() {
        overlay("web_boot", "/images/a.qcow2");
        byte[] bytes = imports.host.volumes().read(new VolumeId("vms", "web_boot"), 0, 4096);
        imports.host.volumes().delete(new VolumeId("vms", "web_boot"));
        imports.host.putFile("vms", "hidden", bytes);

        assertThatThrownBy(this::delete).hasMessage("image 'a.qcow2' is in use by volume 'vms/hidden'");
    }

    @Test
    void oneThatIsNotThereIsNamedWithWhatMayBeMeant() {
        StorageException failure = catchThrowableOfType(
                StorageException.class, () -> deletion().plan(new VolumeId(Imports.POOL, "a"), false));

        assertThat(failure).hasMessage("there is no image 'a' in pool 'foundry-images'");
        assertThat(failure.details())
                .containsExactly("did you mean 'a.qcow2'?", "'foundry image list' shows what there is");
    }

    @Test
    void aVolumeThatIsNoImageIsNotDeleted() {
        overlay("web_boot", "/images/a.qcow2");

        assertThatThrownBy(() -> deletion().plan(new VolumeId("vms", "web_boot"), false))
                .hasMessage("there is no image 'web_boot' in pool 'vms'");
    }

    @Test
    void whileItIsBeingImportedItStays() {
        imports.putMarker("a.qcow2", ImageMarker.Doing.IMPORTING, Imports.ALIVE);

        assertThatThrownBy(this::delete)
                .hasMessage("'a.qcow2' is being imported into pool 'foundry-images' by process 40 since "
                        + "2026-01-02T03:04:05Z");
    }

    @Test
    void whatADeadImportLeftCanBeDeleted() {
        imports.putMarker("a.qcow2", ImageMarker.Doing.IMPORTING, Imports.DEAD);

        delete();

        assertThat(imports.host.snapshot()).isEqualTo(empty);
    }

    @Test
    void aDeletionThatWasCutOffIsFinished() {
        imports.putMarker("a.qcow2", ImageMarker.Doing.DELETING, Imports.DEAD);

        delete();

        assertThat(imports.host.snapshot()).isEqualTo(empty);
    }

    @Test
    void whicheverCallIsRefusedTheImageIsThereOrGoneAndTheFailureIsTold() throws IOException {
        int calls = callsOfADeletion();
        for (int index = 0; index < calls; index++) {
            prepare();
            HostSnapshot before = imports.host.snapshot();
            imports.host.failAt(index, Kind.FAILED);

            FoundryException failure = catchThrowableOfType(FoundryException.class, this::delete);

            String call = imports.host.calls().get(index);
            assertRefused(index, call, failure, before);
            imports.host.clearCalls();
            clearUp();
            assertThat(imports.host.snapshot())
                    .as("after prune, call %d", index)
                    .isIn(before, empty);
        }
    }

    /// A pool that cannot be refreshed is warned of only; after the image is gone its traces are the only
    /// thing left.
    private void assertRefused(int index, String call, FoundryException failure, HostSnapshot before) {
        if (call.equals("pools.refresh")) {
            assertThat(failure).as("call %d", index).isNull();
            return;
        }
        assertThat(failure).as("call %d, %s", index, call).isNotNull();
        boolean gone = imports.host.volumes().find(IMAGE).isEmpty();
        if (!gone) {
            assertThat(imports.host.snapshot()).as("call %d, %s", index, call).isEqualTo(before);
        }
    }

    @Test
    void whereverADeletionIsKilledTheImageIsWholeOrNotListedAndPruneClearsUp() throws IOException {
        int calls = callsOfADeletion();
        for (int index = 0; index < calls; index++) {
            prepare();
            HostSnapshot before = imports.host.snapshot();
            imports.host.dieAt(index);

            assertThatThrownBy(this::delete).isInstanceOf(ProcessDied.class);
            imports.host.clearCalls();

            assertThat(listed()).as("killed at call %d", index).isIn(List.of(), List.of("a.qcow2"));
            clearUp();
            assertThat(imports.host.snapshot()).as("killed at call %d", index).isIn(before, empty);
        }
    }

    @Test
    void whicheverCallLosesTheConnectionPruneClearsUp() throws IOException {
        int calls = callsOfADeletion();
        for (int index = 0; index < calls; index++) {
            prepare();
            HostSnapshot before = imports.host.snapshot();
            imports.host.loseConnectionAfter(index);

            FoundryException failure = catchThrowableOfType(FoundryException.class, this::deleteOnItsOwnConnection);

            assertThat(failure)
                    .as("lost at call %d of %s", index, imports.host.calls())
                    .isNotNull();

            clearUp();
            assertThat(imports.host.snapshot()).as("lost at call %d", index).isIn(before, empty);
        }
    }

    private int callsOfADeletion() throws IOException {
        delete();
        int calls = imports.host.calls().size();
        prepare();
        return calls;
    }

    private DeleteImage deletion() {
        return deletion(imports.host);
    }

    private DeleteImage deletion(Hypervisor connection) {
        return new DeleteImage(connection, imports.actor(), Progress.SILENT);
    }

    private void delete() {
        delete(IMAGE);
    }

    private void delete(VolumeId image) {
        deletion().delete(deletion().plan(image, false));
    }

    private void deleteOnItsOwnConnection() {
        DeleteImage deletion = deletion(imports.host.open("", Access.READ_WRITE, Duration.ZERO));
        deletion.delete(deletion.plan(IMAGE, false));
    }

    /// As another process does, to which this one is dead.
    private void clearUp() {
        PruneImages prune =
                new PruneImages(imports.host, new DefaultPools("/srv"), imports.actor(Imports.ALIVE), Progress.SILENT);
        prune.plan(Imports.POOL, false).forEach(prune::prune);
    }

    private List<String> listed() {
        return new ListImages(imports.host, new DefaultPools("/srv"), new Inspector(ImageLimits.DEFAULT))
                .run(Imports.POOL).stream().map(Image::name).toList();
    }

    private List<String> names() {
        return imports.host.volumes().list(Imports.POOL).stream()
                .map(Volume::name)
                .toList();
    }

    private void overlay(String name, String path) {
        imports.host.volumes().create("vms", VolumeXml.overlay(name, 1 << 30, path, "qcow2"));
    }

    private void define(String name, String disk) {
        imports.host.domains().define(Domains.xml(name, UUID.randomUUID(), disk));
    }
}

"""The measuring part of scripts/bench, run in the lab: interleaved runs, medians, one Markdown table."""
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

FOUNDRY, JAVA, JAR, CACHE, FLOOR = (os.environ["BENCH_" + name] for name in ("FOUNDRY", "JAVA", "JAR", "CACHE", "FLOOR"))
IMAGE = os.environ["FOUNDRY_MICRO_IMAGE"]
VIRT = os.environ["FOUNDRY_VIRT_TYPE"]
QUICK = "--quick" in sys.argv
JVM_FLAGS = os.environ["BENCH_JVM_FLAGS"].split()
LIMIT_RSS = 48.0
ROWS = []


def say(text):
    print(f"bench: {text}", file=sys.stderr, flush=True)


class Run:
    """One run of a program: how long it took in ms and the memory it took in MiB."""

    def __init__(self, command):
        out = os.open("/dev/null", os.O_WRONLY)
        log = os.open(f"{WORK}/err", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        actions = [(os.POSIX_SPAWN_DUP2, out, 1), (os.POSIX_SPAWN_DUP2, log, 2)]
        program = shutil.which(command[0])
        start = time.perf_counter()
        pid = os.posix_spawn(program, command, os.environ, file_actions=actions)
        _, status, usage = os.wait4(pid, 0)
        self.ms = (time.perf_counter() - start) * 1000
        os.close(out)
        os.close(log)
        self.mib = usage.ru_maxrss / 1024
        if os.waitstatus_to_exitcode(status) != 0:
            sys.exit(f"bench: {' '.join(command)} failed:\n" + open(f"{WORK}/err").read())


def quiet(*command, text=None):
    done = subprocess.run(command, input=text, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"bench: {' '.join(command)} failed:\n{done.stderr}")
    return done.stdout


def interleaved(times, contenders, before=None, after=None):
    """Median ms and largest MiB of each contender, their runs taken in turn, each turn beginning with another."""
    runs = {name: [] for name in contenders}
    names = list(contenders)
    for turn in range(-1, times):
        for name in names[turn % len(names):] + names[:turn % len(names)]:
            if before:
                before(name)
            run = Run(contenders[name])
            if after:
                after(name)
            if turn >= 0:
                runs[name].append(run)
    return {name: (statistics.median(r.ms for r in rs), max(r.mib for r in rs)) for name, rs in runs.items()}


def row(what, foundry, others, wanted, holds):
    shown = ", ".join(f"{name} {ms(value)}" for name, value in others.items())
    ratio = ", ".join(f"{foundry[0] / value[0]:.2f}" for value in others.values())
    ROWS.append((what, ms(foundry), f"{foundry[1]:.1f}" if foundry[1] else "", shown, ratio, wanted,
                 "" if holds is None else "pass" if holds else "**miss**"))
    say(" | ".join(ROWS[-1]))


def ms(value):
    return f"{value[0]:.1f} ms" if value[0] < 100 else f"{value[0]:.0f} ms"


def document(name):
    return f"""apiVersion: foundry.cofront.xyz/v1alpha1
kind: VirtualMachine
metadata: {{name: {name}}}
spec:
  vcpus: 1
  memoryGiB: 1
  bootDisk: {{sizeGB: 1, image: micro.qcow2}}
  networkInterfaces:
    - {{ip: 10.77.0.9/24, gateway: 10.77.0.1, bridge: br0}}
  cloudInit: {{fqdn: {name}.example.com}}
"""


def write(name, content, mode="w"):
    path = f"{WORK}/{name}"
    with open(path, mode) as file:
        file.write(content)
    return path


def starts(times):
    got = interleaved(times, {"foundry": [FOUNDRY, "version"], "help": [FOUNDRY, "--help"], "virsh": ["virsh", "--version"]})
    virsh = {"virsh --version": got["virsh"]}
    row("`version`", got["foundry"], virsh, "≤ virsh", got["foundry"][0] <= got["virsh"][0])
    row("`--help`", got["help"], virsh, "≤ virsh", got["help"][0] <= got["virsh"][0])


def lists(times):
    defined = 0
    for machines in (1, 50, 200, 1000):
        batch = ""
        for number in range(defined, machines):
            batch += "define " + write(f"list{number}.xml", f"""<domain type='{VIRT}'><name>list{number:04}</name>
<memory unit='MiB'>256</memory><vcpu>1</vcpu><os><type arch='x86_64' machine='q35'>hvm</type></os></domain>""") + "\n"
        quiet("virsh", "-q", text=batch)
        defined = machines
        got = interleaved(times, {"foundry": [FOUNDRY, "list", "--all"], "virsh": ["virsh", "list", "--all"],
                                  "floor": [FLOOR, "list"]})
        factor = {200: 1.0, 1000: 0.5}.get(machines)
        time_ok = None if factor is None else got["foundry"][0] <= factor * got["virsh"][0]
        row(f"`list --all`, {machines} VMs", got["foundry"], {"virsh list --all": got["virsh"], "floor": got["floor"]},
            {200: "≤ virsh", 1000: "≤ 0.5 × virsh"}.get(machines, ""), time_ok)
        if machines == 200:
            ROWS.append(("memory of `list --all`, 200 VMs", "", f"{got['foundry'][1]:.1f}", "", "", f"≤ {LIMIT_RSS:.0f} MiB",
                         "pass" if got["foundry"][1] <= LIMIT_RSS else "**miss**"))
        if machines == 50:
            jvm(times)
    names = "".join(f"undefine list{number:04}\n" for number in range(defined))
    quiet("virsh", "-q", text=names)


def jvm(times):
    tuned = [JAVA, *JVM_FLAGS, "-Xlog:disable", f"-XX:AOTCache={CACHE}", "-jar", JAR, "list", "--all"]
    got = interleaved(max(5, times // 3), {"tuned": tuned, "plain": [JAVA, "-jar", JAR, "list", "--all"]})
    row("JVM build: `list --all` with AOT cache", got["tuned"], {"java -jar": got["plain"]}, "≤ 0.6 × plain",
        got["tuned"][0] <= 0.6 * got["plain"][0])


def creates(times):
    path = write("bench.yaml", document("bench"))
    quiet(FOUNDRY, "create", "--no-start", "-q", path)
    got = interleaved(times, {"foundry": [FOUNDRY, "get", "bench"], "virsh": ["virsh", "dominfo", "bench"]})
    row("`get NAME`", got["foundry"], {"virsh dominfo": got["virsh"]}, "", None)
    floor = floor_arguments()
    quiet(FOUNDRY, "destroy", "-y", "-q", "bench")

    def clear(name):
        destroy = {"foundry": [FOUNDRY, "destroy", "-y", "-q", "--grace", "0s", "bench"]}.get(name)
        if destroy:
            DESTROYED.append(Run(destroy))
            return
        subprocess.run(["virsh", "destroy", "bench"], capture_output=True)
        quiet("virsh", "undefine", "--nvram", "bench")
        for volume in volumes():
            quiet("virsh", "vol-delete", "--pool", "foundry-vms", volume)

    for started in (False, True):
        DESTROYED.clear()
        contenders = {"foundry": [FOUNDRY, "create", "-q", *([] if started else ["--no-start"]), path],
                      "floor": floor + ([] if started else ["--no-start"])}
        if started:
            contenders["virt-install"] = virt_install()
        got = interleaved(max(5, times // 2), contenders, after=clear)
        others = {"floor": got["floor"]}
        holds = got["foundry"][0] <= 1.15 * got["floor"][0] if started else None
        row("`create`" if started else "`create --no-start`", got["foundry"], others, "≤ 1.15 × floor" if started else "", holds)
        destroyed = (statistics.median(r.ms for r in DESTROYED), max(r.mib for r in DESTROYED))
        ROWS.append(("`destroy` of a running VM" if started else "`destroy`", ms(destroyed), f"{destroyed[1]:.1f}", "", "", "", ""))
    row("`create` beside virt-install", got["foundry"], {"virt-install --cloud-init": got["virt-install"]}, "≥ 2.3 × faster",
        got["virt-install"][0] >= 2.3 * got["foundry"][0])
    ROWS.append(("memory of `create`", "", f"{got['foundry'][1]:.1f}", "", "", f"≤ {LIMIT_RSS:.0f} MiB",
                 "pass" if got["foundry"][1] <= LIMIT_RSS else "**miss**"))


DESTROYED = []


def volumes():
    """After a refresh: what a start made, such as the serial log, is a volume only then."""
    quiet("virsh", "pool-refresh", "foundry-vms")
    return [line.split()[0] for line in quiet("virsh", "vol-list", "foundry-vms").splitlines()[2:] if line.strip()]


def floor_arguments():
    """What the bare client makes is what Foundry has just made: its XML, its seed."""
    pool = "foundry-vms"
    domain = write("domain.xml", quiet("virsh", "dumpxml", "--inactive", "--security-info", "bench"))
    quiet("virsh", "vol-download", "--pool", pool, "bench_cloudinit", f"{WORK}/seed.iso")
    volume = {}
    for name in ("bench_boot", "bench_cloudinit"):
        xml = quiet("virsh", "vol-dumpxml", "--pool", pool, name)
        volume[name] = write(f"{name}.xml", re.sub(r"<(key|allocation|physical|source|timestamps)\b.*?</\1>|<permissions>.*?</permissions>"
                                                   r"|<source>\s*</source>|<path>(?!.*</backingStore>).*?</path>", "", xml, flags=re.S)
                             if name != "bench_boot" else backing(xml))
    return [FLOOR, "create", domain, pool, "foundry-images", "micro.qcow2", f"{WORK}/seed.iso", volume["bench_boot"],
            volume["bench_cloudinit"]]


def backing(xml):
    capacity = re.search(r"<capacity unit='bytes'>(\d+)", xml).group(1)
    base = re.search(r"<backingStore>\s*<path>(.*?)</path>", xml, re.S).group(1)
    return (f"<volume><name>bench_boot</name><capacity unit='bytes'>{capacity}</capacity><target><format type='qcow2'/><compat>1.1</compat>"
            f"</target><backingStore><path>{base}</path><format type='qcow2'/></backingStore></volume>")


def virt_install():
    user = write("user-data", "#cloud-config\nhostname: bench\n")
    base = "/var/lib/libvirt/images/foundry/images/micro.qcow2"
    return ["virt-install", "--connect", "qemu:///system", "--virt-type", VIRT, "--name", "bench", "--memory", "1024", "--vcpus", "1",
            "--machine", "q35", "--boot", "uefi", "--import", "--disk", f"pool=foundry-vms,size=1,backing_store={base},backing_format=qcow2",
            "--network", "bridge=br0", "--cloud-init", f"user-data={user},disable=on", "--graphics", "none", "--noautoconsole",
            "--osinfo", "detect=off,require=off"]


def validations(times):
    """One run over a folder of 100 documents, without a host."""
    os.mkdir(f"{WORK}/documents")
    for number in range(100):
        write(f"documents/{number:03}.yaml", document(f"v{number:03}").replace("10.77.0.9/", f"10.77.0.{100 + number}/"))
    tuned = [JAVA, *JVM_FLAGS, "-Xlog:disable", f"-XX:AOTCache={CACHE}", "-jar", JAR]
    check = ["validate", "-q", "-f", f"{WORK}/documents"]
    got = interleaved(max(5, times // 3), {"foundry": [FOUNDRY, *check], "jvm": [*tuned, *check]})
    row("`validate` of 100 documents", got["foundry"], {"JVM build": got["jvm"]}, "", None)


def raw_image(name, size, blocks, step):
    """A raw disk with a partition table: blocks of random bytes in steps, holes between them."""
    sector = bytearray(512)
    sector[446:462] = bytes([0, 0, 0, 0, 0x83, 0, 0, 0]) + (2048).to_bytes(4, "little") + (1000).to_bytes(4, "little")
    sector[510:512] = b"\x55\xaa"
    path = write(name, bytes(sector), "wb")
    with open(path, "r+b") as file:
        file.truncate(size)
        for number in range(blocks):
            file.seek(BLOCK * 16 + number * step)
            file.write(os.urandom(BLOCK))
    return path


BLOCK = 1 << 16


def imports(times):
    """The pool and the file both lie in memory, so that no disk is measured."""
    dense = (512 if QUICK else 2048) << 20
    for name, size, blocks, step in (("sparse.raw", 4 << 30, 16, 4000 * BLOCK), ("dense.raw", dense, (dense - (1 << 20)) // BLOCK, BLOCK)):
        path = raw_image(name, size, blocks, step)
        sparse = ["--sparse"] if name == "sparse.raw" else []

        def before(who):
            if who == "virsh":
                quiet("virsh", "vol-create-as", "foundry-images", name, str(size), "--allocation", "0", "--format", "raw")

        def after(who):
            if who == "virsh":
                quiet("virsh", "vol-delete", "--pool", "foundry-images", name)
            else:
                quiet(FOUNDRY, "image", "delete", "-q", "-y", name)

        got = interleaved(3 if QUICK else 5 if sparse else 9, {"foundry": [FOUNDRY, "image", "import", "-q", path, name],
                                              "virsh": ["virsh", "vol-upload", "--pool", "foundry-images", name, path, *sparse]},
                          before, after)
        limit = 100 if sparse else got["virsh"][0]
        row("`image import`, 4 GiB with 1 MiB of data" if sparse else f"`image import`, {dense >> 20} MiB dense", got["foundry"],
            {" ".join(["virsh vol-upload", *sparse]): got["virsh"]}, "≤ 100 ms" if sparse else "≤ virsh", got["foundry"][0] <= limit)
        os.unlink(path)
    import_on_jvm()


def import_on_jvm():
    path = raw_image("large.raw", 8 << 30, 128, 1000 * BLOCK)
    run = Run([JAVA, "-jar", JAR, "image", "import", "-q", path, "large.raw"])
    quiet(FOUNDRY, "image", "delete", "-q", "-y", "large.raw")
    os.unlink(path)
    ROWS.append(("JVM build: memory of `image import`, 8 GiB with 8 MiB of data", "", f"{run.mib:.1f}", "", "", "≤ 200 MiB",
                 "pass" if run.mib <= 200 else "**miss**"))


def table():
    processor = re.search(r"model name\s*: (.*)", open("/proc/cpuinfo").read())
    memory = int(re.search(r"MemTotal:\s*(\d+)", open("/proc/meminfo").read()).group(1)) >> 20
    print(f"Measured {time.strftime('%Y-%m-%d')} on {os.cpu_count()} × {processor.group(1) if processor else platform.machine()}, "
          f"{memory} GiB, {os.environ['BENCH_SYSTEM']}, libvirt {quiet('virsh', '--version').strip()}, guests under {VIRT}; "
          f"medians of interleaved runs; load before: {os.environ['BENCH_LOAD']}.\n")
    head = ("what", "foundry", "MiB", "beside it", "ratio", "wanted", "")
    print("| " + " | ".join(head) + " |\n|" + " --- |" * len(head))
    for cells in ROWS:
        print("| " + " | ".join(cells) + " |")
    size = os.path.getsize(FOUNDRY) / (1 << 20)
    print(f"| size of the binary | | | {size:.1f} MiB | | ≤ 36 MiB | {'pass' if size <= 36 else '**miss**'} |")


def main():
    times = 5 if QUICK else 25
    quiet(FOUNDRY, "image", "import", "-q", IMAGE, "micro.qcow2")
    starts(2 * times)
    lists(times)
    creates(times)
    validations(times)
    imports(times)
    table()
    return 1 if any("miss" in cells[-1] for cells in ROWS) else 0


with tempfile.TemporaryDirectory(prefix="bench-", dir=os.environ["FOUNDRY_LAB_DIR"]) as WORK:
    sys.exit(main())

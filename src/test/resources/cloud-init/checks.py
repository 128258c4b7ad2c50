"""Judges files for cloud-init with cloud-init's own code.

usage: checks.py FOLDER...

Each folder holds some of user-data, meta-data, network-config. Prints one JSON document: the version of cloud-init and,
for each folder, the problems found and what each renderer wrote. The renderers write below a temporary folder; that
they touch nothing else of the host is enforced, since some versions' renderers ignore the folder they are given.
"""

import contextlib
import io
import json
import logging
import os
import re
import sys
import tempfile

import yaml

from cloudinit import version
from cloudinit.config import schema
from cloudinit.distros import rhel
from cloudinit.net import eni, netplan, network_manager, network_state, networkd, sysconfig

# What to make of each renderer, and where it writes the default route by way of a gateway.
RENDERERS = {
    # a path without a leading slash, or 25.1 writes to the host's own /etc
    "netplan": (netplan.Renderer, {"netplan_path": "etc/netplan/50-cloud-init.yaml"}, r"to: 0\.0\.0\.0/0\s+via: {gateway}\n"),
    "sysconfig": (
        sysconfig.Renderer,
        rhel.Distro.renderer_configs["sysconfig"],
        r"DEFROUTE=yes\n(?:.*\n)*?GATEWAY={gateway}\n",
    ),
    "network-manager": (network_manager.Renderer, {}, r"(?:gateway=|route1=0\.0\.0\.0/0,){gateway}\n"),
    "networkd": (networkd.Renderer, {}, r"\[Route\]\nDestination=0\.0\.0\.0/0\n+Gateway={gateway}\n"),
    "eni": (eni.Renderer, {}, r"route add default (?:gw|via) {gateway}\b"),
}


# 25.1 otherwise hands the text to the host's netplan library, which writes to the host's own /etc
netplan.netplan_api_write_yaml_file = lambda *content, **options: False


def forbid_touching_the_host(allowed):
    """From here on, writing outside of `allowed`, the current folder, and running programs fail."""
    writing = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
    changing = ("os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.link", "os.symlink", "os.chmod", "os.chown")

    def judge_event(event, arguments):
        # python's own platform module asks uname
        if event == "subprocess.Popen" and list(arguments[1]) != ["uname", "-p"] or event == "os.system":
            raise RuntimeError("tried to run %s" % (arguments,))
        if event in changing or (event == "open" and arguments[2] & writing):
            path = arguments[0]
            if isinstance(path, (str, bytes)) and not os.path.realpath(os.fsdecode(path)).startswith((allowed, os.devnull)):
                raise RuntimeError("tried to change " + os.fsdecode(path))

    sys.addaudithook(judge_event)


class Warnings(logging.Handler):
    """What cloud-init only warns about is a problem here too."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.messages = []

    def emit(self, record):
        self.messages.append(record.getMessage())


def judge(folder):
    warnings = Warnings()
    root = logging.getLogger()
    root.addHandler(warnings)
    result = {"folder": folder, "problems": [], "rendered": {}}
    try:
        for name, check in (
            ("user-data", user_data),
            ("meta-data", meta_data),
            ("network-config", network_config),
        ):
            path = os.path.join(folder, name)
            if not os.path.exists(path):
                continue
            with open(path, "rb") as file:
                content = file.read()
            del warnings.messages[:]
            try:
                found = list(check(content, result))
            except Exception as error:
                found = ["%s: %s" % (type(error).__name__, error)]
            result["problems"] += ["%s: %s" % (name, text) for text in found + warnings.messages]
    finally:
        root.removeHandler(warnings)
    return result


def user_data(content, result):
    if not content.startswith(b"#cloud-config\n"):
        yield "does not begin with #cloud-config"
    config = yaml.safe_load(content)
    result["userData"] = json.loads(json.dumps(config, default=repr))
    # strict: raises for errors and for what is deprecated
    schema.validate_cloudconfig_schema(config, schema.get_schema(), strict=True)


def meta_data(content, result):
    data = yaml.safe_load(content)
    for key in ("instance-id", "local-hostname"):
        if not isinstance(data.get(key), str) or not data[key]:
            yield "%s is no text" % key


def network_config(content, result):
    config = yaml.safe_load(content)
    if hasattr(schema, "SchemaType") and hasattr(schema.SchemaType, "NETWORK_CONFIG_V2"):
        schema.validate_cloudconfig_schema(
            {"network": config}, schema_type=schema.SchemaType.NETWORK_CONFIG_V2, strict=True
        )
    for name, (renderer, settings, route) in RENDERERS.items():
        try:
            text = rendered(renderer(dict(settings)), config)
        except Exception as error:
            yield "%s: %s: %s" % (name, type(error).__name__, error)
            continue
        result["rendered"][name] = text
        yield from ("%s: %s" % (name, missing) for missing in compare(text, config, route))


def rendered(renderer, config):
    # skip_broken would drop what it does not understand
    state = network_state.parse_net_config_data(json.loads(json.dumps(config)), skip_broken=False, renderer=renderer)
    with tempfile.TemporaryDirectory() as target:
        os.makedirs(target + "/etc/network")
        renderer.render_network_state(state, target=target)
        return "".join(tree(target))


def tree(target):
    for folder, folders, files in sorted(os.walk(target)):
        for name in sorted(files):
            path = os.path.join(folder, name)
            with open(path, encoding="utf-8") as file:
                yield "== %s ==\n%s" % (os.path.relpath(path, target), file.read())


def compare(text, config, route):
    """Every address is there, and exactly the default routes that were asked for."""
    routes = 0
    for card in config["ethernets"].values():
        mac = card["match"]["macaddress"]
        if mac not in text.lower():
            yield "the MAC %s is missing" % mac
        for address in card.get("addresses", []):
            if address.split("/")[0] not in text:
                yield "the address %s is missing" % address
        for wanted in card.get("routes", []):
            routes += 1
            if not re.search(route.format(gateway=re.escape(wanted["via"])), text):
                yield "the default route by %s is missing" % wanted["via"]
        # of a card that asks DHCP, 22.4's NetworkManager renderer leaves the name servers out
        for server in card.get("nameservers", {}).get("addresses", []):
            if server not in text and "addresses" in card:
                yield "the name server %s is missing" % server
        if "mtu" in card and not re.search(r"(?i)mtu\S*?\s*[:= ]\s*%d\b" % card["mtu"], text):
            yield "the mtu %d is missing" % card["mtu"]
    found = len(re.findall(route.format(gateway=r"[\d.]+"), text))
    if found != routes:
        yield "%d default routes instead of %d" % (found, routes)


def main(folders):
    logging.getLogger().setLevel(logging.WARNING)
    with tempfile.TemporaryDirectory() as temporary:
        tempfile.tempdir = os.path.realpath(temporary)
        folders = [os.path.abspath(folder) for folder in folders]
        os.chdir(temporary)
        forbid_touching_the_host(tempfile.tempdir)
        with contextlib.redirect_stdout(io.StringIO()):
            results = [judge(folder) for folder in folders]
        os.chdir("/")
    json.dump({"version": version.version_string(), "results": results}, sys.stdout, indent=1)


sys.dont_write_bytecode = True
main(sys.argv[1:])

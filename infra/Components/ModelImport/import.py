"""Brings one model into a folder, of a bucket or of this machine: streams, checks every byte, and shows nothing that is not whole."""
import atexit
import contextlib
import hashlib
import http.client
import json
import os
import re
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

PICKLES = (".bin", ".pt", ".pth", ".ckpt", ".pkl", ".pickle", ".joblib", ".npy")
OTHER_FORMATS = (".onnx", ".h5", ".msgpack", ".ot", ".tflite", ".mlmodel")
MANIFEST = "application/vnd.docker.distribution.manifest.v2+json"
CHUNK = 1 << 23  # A multiple of 256 KiB, which Cloud Storage wants.
PIECE = 1 << 20
MARKER = ".imported.json"
TRIES = int(os.environ.get("IMPORT_TRIES", "6"))
PAUSE = float(os.environ.get("IMPORT_PAUSE", "2"))

KIND, MODEL, REVISION = (os.environ.get(name, "") for name in ("IMPORT_KIND", "IMPORT_MODEL", "IMPORT_REVISION"))
TO = os.path.abspath(os.environ["IMPORT_TO"]) if os.environ.get("IMPORT_TO") else None  # As where an image is built.
BUCKET, FOLDER = ("", "") if TO else (os.environ["IMPORT_BUCKET"], os.environ["IMPORT_FOLDER"])
PLACE = TO or f"gs://{BUCKET}/{FOLDER}"
TOKEN_SETTING, PICKLE_SETTING = ("_HF_TOKEN", "_ALLOW_PICKLE=1") if TO else ("import.token", "import.allowPickle")
STORAGE = os.environ.get("STORAGE_EMULATOR_HOST", "https://storage.googleapis.com")
HUB = os.environ.get("HF_ENDPOINT", "https://huggingface.co")
REGISTRY = os.environ.get("OLLAMA_REGISTRY", "https://registry.ollama.ai")


class Refused(Exception):
    """What no other try would change."""


class SameHost(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, request, *rest):
        new = super().redirect_request(request, *rest)
        if new and urllib.parse.urlsplit(new.full_url).netloc != urllib.parse.urlsplit(request.full_url).netloc:
            new.remove_header("Authorization")
        return new


OPENER = urllib.request.build_opener(SameHost)


def call(url, method="GET", data=None, **headers):
    names = {name.replace("_", "-"): value for name, value in headers.items() if value}
    names["User-Agent"] = "gpuinfra-import"
    return OPENER.open(urllib.request.Request(url, data, names, method=method), timeout=120)


def patiently(what, action):
    """Tries again what a network, a new grant or a busy server may refuse once."""
    for attempt in range(TRIES):
        try:
            return action()
        except urllib.error.HTTPError as error:
            code, reason = error.code, f"{error.code} {error.reason}"
            if code in (400, 404, 410, 412) or (code in (401, 403) and not what.startswith("gs://")):
                raise
        except (OSError, EOFError, http.client.HTTPException) as error:
            reason = str(error) or type(error).__name__
        say(f"{what}: {reason}; try {attempt + 1} of {TRIES}")
        if attempt + 1 < TRIES:
            time.sleep(PAUSE * 2**attempt)
    raise Refused(f"{what}: {reason}, {TRIES} times")


def say(text):
    print(text, flush=True)


def token():
    if os.environ.get("STORAGE_EMULATOR_HOST"):
        return ""
    host = os.environ.get("GCE_METADATA_HOST", "metadata.google.internal")
    url = f"http://{host}/computeMetadata/v1/instance/service-accounts/default/token"
    with call(url, Metadata_Flavor="Google") as answer:
        return "Bearer " + json.load(answer)["access_token"]


def object_url(name):
    return f"{STORAGE}/storage/v1/b/{BUCKET}/o/{urllib.parse.quote(FOLDER + name, safe='')}"


def stored(name, kind=""):
    """What is there under a name: its generation, size and digest; nothing if there is nothing."""
    if TO:
        return kept_file(name, kind)

    def ask():
        try:
            with call(object_url(name), Authorization=token()) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            if error.code == 404:
                return None
            raise
    return patiently(f"gs://{BUCKET}/{FOLDER}{name}", ask)


def path_of(name):
    path = os.path.normpath(os.path.join(TO, name))
    if not path.startswith(os.path.join(TO, "")):
        raise Refused(f"{name} would lie outside of {TO}")
    return path


def kept_file(name, kind):
    path = path_of(name)
    if not os.path.isfile(path):
        return None
    size = os.path.getsize(path)
    checked = hash_of(kind, size)
    with open(path, "rb") as file:
        while kind and (piece := file.read(PIECE)):
            checked.update(piece)
    return {"generation": 0, "size": size, "metadata": {"digest": f"{kind}:{checked.hexdigest()}"}}


def hash_of(kind, size):
    return hashlib.sha1(b"blob %d\0" % size) if kind == "git" else hashlib.sha256()


def marker():
    if TO:
        with open(path_of(MARKER), "rb") as file:
            return json.load(file)
    with patiently(PLACE + MARKER, lambda: call(object_url(MARKER) + "?alt=media", Authorization=token())) as answer:
        return json.load(answer)


def is_same(found, size, digest):
    return found and found.get("metadata", {}).get("digest") == digest and (size is None or int(found["size"]) == size)


class Upload:
    """An object that becomes visible, whole, with its last chunk, which is not sent before everything was checked."""

    def __init__(self, name, digest, generation):
        query = urllib.parse.urlencode({"uploadType": "resumable", "name": FOLDER + name, "ifGenerationMatch": generation})
        self.what = f"gs://{BUCKET}/{FOLDER}{name}"
        self.sent, self.rest = 0, b""

        def begin():
            body = json.dumps({"metadata": {"digest": digest}} if digest else {}).encode()
            url = f"{STORAGE}/upload/storage/v1/b/{BUCKET}/o?{query}"
            with call(url, "POST", body, Authorization=token(), Content_Type="application/json") as answer:
                return answer.headers["Location"]
        self.session = patiently(self.what, begin)

    def add(self, data):
        self.rest += data
        while len(self.rest) > CHUNK:
            self._put(self.rest[:CHUNK], "*")
            self.rest = self.rest[CHUNK:]

    def finish(self):
        self._put(self.rest, self.sent + len(self.rest))

    def _put(self, data, total):
        end, tries = self.sent + len(data), 0

        def send():
            nonlocal tries
            tries += 1
            kept = self._kept() if tries > 1 else self.sent
            if kept is None or (kept == end and total == "*"):
                return
            bounds = f"bytes {kept}-{end - 1}/{total}" if kept < end else f"bytes */{total}"
            try:
                with call(self.session, "PUT", data[kept - self.sent:], Content_Range=bounds) as answer:
                    answer.read()
            except urllib.error.HTTPError as error:
                if error.code != 308:
                    raise
        patiently(self.what, send)
        self.sent = end

    def _kept(self):
        """How many bytes arrived, whatever the answer that was lost said; nothing if all of them did."""
        try:
            with call(self.session, "PUT", b"", Content_Range="bytes */*") as answer:
                answer.read()
                return None
        except urllib.error.HTTPError as error:
            if error.code != 308:
                raise
            kept = error.headers.get("Range")
            return int(kept.rsplit("-", 1)[1]) + 1 if kept else 0


class File:
    """A file that gets its name when it is whole. What goes wrong on this machine's disk no other try would change."""

    def __init__(self, name):
        self.path = path_of(name)
        self.part = self.path + ".part"
        with self._told():
            os.makedirs(os.path.dirname(self.path), exist_ok=True)
            self.file = open(self.part, "wb")
        atexit.register(self._forget)

    def add(self, data):
        with self._told():
            self.file.write(data)

    def finish(self):
        with self._told():
            self.file.close()
            os.replace(self.part, self.path)

    @contextlib.contextmanager
    def _told(self):
        try:
            yield
        except OSError as error:
            raise Refused(f"{self.path}: {error.strerror or error}") from None

    def _forget(self):
        with contextlib.suppress(OSError):
            os.remove(self.part)


def begin(name, digest, found):
    return File(name) if TO else Upload(name, digest, found["generation"] if found else 0)


def bring(name, url, size=None, digest=None, **headers):
    """Brings one file, from where it stopped if the connection breaks, unless the bucket has it."""
    kind, _, expected = (digest or "").partition(":")
    found = stored(name, kind)
    if digest and is_same(found, size, digest):
        say(f"{name}: there already")
        return
    checked = hash_of(kind, size)
    upload = begin(name, digest, found)
    read = 0

    def stream():
        nonlocal read
        with call(url, Range=f"bytes={read}-" if read else None, **headers) as answer:
            if read and answer.status != 206:
                raise Refused(f"{name}: the server does not go on where it stopped")
            whole = answer.headers.get("Content-Length")
            end = None if whole is None else read + int(whole)
            while piece := answer.read(PIECE):
                checked.update(piece)
                upload.add(piece)
                read += len(piece)
            if end is not None and read < end:
                raise EOFError("the connection ended early")
    try:
        patiently(url, stream)
    except urllib.error.HTTPError as error:
        if error.code in (401, 403):
            raise Refused(f"{MODEL} is gated: accept its terms, and name a token that may read it in {TOKEN_SETTING}") from None
        raise Refused(f"{url}: {error.code} {error.reason}") from None
    if expected and checked.hexdigest() != expected:
        raise Refused(f"{name}: has the digest {checked.hexdigest()}, not {expected}: nothing of it was kept")
    if size is not None and read != size:
        raise Refused(f"{name}: has {read} bytes, not {size}: nothing of it was kept")
    try:
        upload.finish()
    except urllib.error.HTTPError as error:
        if error.code != 412 or (digest and not is_same(stored(name), size, digest)):
            raise
        say(f"{name}: another import was first")
        return
    say(f"{name}: {read} bytes")


def put(name, data):
    upload = begin(name, None, stored(name))
    upload.add(data)
    try:
        upload.finish()
    except urllib.error.HTTPError as error:
        if error.code != 412:
            raise


def refuse_pickle(names):
    risky = [name for name in names if name.lower().endswith(PICKLES)]
    if risky and os.environ.get("IMPORT_PICKLE") != "1":
        raise Refused(f"{risky[0]} is a format that can run code when it is read: allow it by {PICKLE_SETTING}, or take safetensors")


def bearer():
    login = os.environ.get("HF_TOKEN")
    return f"Bearer {login}" if login else None


def from_ollama():
    name, _, tag = MODEL.partition(":")
    # Hugging Face offers repositories with GGUF files in the form of Ollama's registry, and Ollama keeps them under the host's name.
    host, _, path = name.partition("/") if name.count("/") == 2 else ("registry.ollama.ai", "", name if "/" in name else f"library/{name}")
    tag, registry = tag or "latest", REGISTRY if host == "registry.ollama.ai" else HUB
    headers = {"Authorization": bearer() if registry == HUB else None}
    with patiently(registry, lambda: call(f"{registry}/v2/{path}/manifests/{tag}", Accept=MANIFEST, **headers)) as answer:
        manifest = answer.read()
    digest = hashlib.sha256(manifest).hexdigest()
    if REVISION and REVISION.removeprefix("sha256:") != digest:
        raise Refused(f"{MODEL} is sha256:{digest} now, not {REVISION}: the tag has moved")
    content = json.loads(manifest)
    if "layers" not in content:
        raise Refused(f"{MODEL} has a manifest of a kind that is not known: {content.get('mediaType')}")
    for layer in [content["config"], *content["layers"]]:
        bring(f"blobs/{layer['digest'].replace(':', '-')}", f"{registry}/v2/{path}/blobs/{layer['digest']}", layer["size"], layer["digest"], **headers)
    put(f"manifests/{host}/{path}/{tag}", manifest)
    return f"sha256:{digest}"


def parts_of(file):
    """The file, or all the files that it is the first of, as llama.cpp splits large ones: model-00001-of-00003.gguf."""
    found = re.fullmatch(r"(.*-)00001-of-(\d{5})(\.gguf)", file)
    return [f"{found[1]}{number:05}-of-{found[2]}{found[3]}" for number in range(1, int(found[2]) + 1)] if found else [file]


def from_hub():
    repository, file = "/".join(MODEL.split("/")[:2]), "/".join(MODEL.split("/")[2:])
    headers = {"Authorization": bearer()}
    url = f"{HUB}/api/models/{repository}/tree/{REVISION or 'main'}?recursive=true"
    entries = []
    while url:
        with patiently(HUB, lambda: call(url, **headers)) as answer:
            entries += [entry for entry in json.load(answer) if entry["type"] == "file"]
            link = answer.headers.get("Link", "")
            url = link[1:link.index(">")] if 'rel="next"' in link else None
    paths = [entry["path"] for entry in entries]
    if file:
        missing = [part for part in parts_of(file) if part not in paths]
        if missing:
            raise Refused(f"{repository} has no file {missing[0]}")
        entries = [entry for entry in entries if entry["path"] in parts_of(file)]
    else:
        unread = OTHER_FORMATS + (PICKLES if any(path.endswith(".safetensors") for path in paths) else ())
        entries = [entry for entry in entries if not entry["path"].lower().endswith(unread)]
    refuse_pickle([entry["path"] for entry in entries])
    for entry in entries:
        digest = f"sha256:{entry['lfs']['oid']}" if "lfs" in entry else f"git:{entry['oid']}"
        path = urllib.parse.quote(entry["path"])
        bring(entry["path"], f"{HUB}/{repository}/resolve/{REVISION or 'main'}/{path}", entry["size"], digest, **headers)
    return REVISION


def from_url():
    name = urllib.parse.unquote(urllib.parse.urlsplit(MODEL).path.rsplit("/", 1)[-1])
    refuse_pickle([name])
    bring(name, MODEL, None, f"sha256:{REVISION.removeprefix('sha256:')}" if REVISION else None)
    return REVISION


def main():
    wanted = {"kind": KIND, "model": MODEL, "revision": REVISION}
    if REVISION and stored(MARKER) and marker() == wanted:
        say(f"{MODEL} is there already")
        return
    {"ollama": from_ollama, "huggingface": from_hub, "url": from_url}[KIND]()
    put(MARKER, json.dumps(wanted).encode())
    say(f"{MODEL} is in {PLACE}")


try:
    main()
except Refused as refusal:
    sys.exit(f"The model was not imported. {refusal}.")
except urllib.error.HTTPError as error:
    hint = f": accept its terms, and name a token that may read it in {TOKEN_SETTING}" if error.code in (401, 403) else ""
    sys.exit(f"The model was not imported. {error.url} answers {error.code} {error.reason}{hint}.")

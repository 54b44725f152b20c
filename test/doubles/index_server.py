"""Loopback package indexes (PEP 503 and 691), each on a port of its own, until stdin ends.

Each line of stdin starts or stops one, and is answered with a line: {"open": SPEC} -> {"port": n}, {"close": n} -> {}.
SPEC: {"indexes": {"a": {"files": [row, ...], ...options}}, "faults": [...], ...options for all indexes, "tls"?: {"cert", "key"}}
Rows are those of fixtures/make_wheel.py and may also say how the page lists the file: "yanked", "uploadTime", "sha256" (a wrong one), "bytes",
"pageRequiresPython" (another than METADATA), "url" (elsewhere), "listed": false. Rows with "raw": text, or "file": path, are served as they are, under "filename".
Options, each with its default: "format": "json" ("html" ignores Accept), "etag": true (304 and If-Range), "cacheControl": null, "metadata": true (PEP 658),
"hashes": true (or "md5", false), "sizes": true, "ranges": true, "projects": [] (empty pages),
"auth": null or {"user", "password", "refusal"?: {"status", "headers"} instead of a 401 with a Basic challenge},
"layout": {"simple": "/a/simple/", "files": "/a/files/", "links": "../../files/", "storage": null}. Links and files may have folders between, and links
may contain {origin}, {project}, {version} and {sha256}. With "storage", a file redirects to this path of another host (localhost), which takes no login.
Paths: /a/simple/NAME/, /a/files/FILE, /a/files/FILE.metadata, or those of the layout; /_log (GET: requests so far, DELETE: forget them), /_faults (POST: one more, DELETE: none).
"""

import base64
import hashlib
import html
import json
import os
import re
import socket
import ssl
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(os.path.dirname(HERE), "fixtures")]
import make_wheel  # noqa: E402
from index_faults import Faults, endless  # noqa: E402

OPTIONS = {"format": "json", "etag": True, "cacheControl": None, "metadata": True, "hashes": True, "sizes": True, "ranges": True, "auth": None, "projects": [], "layout": {}}
JSON_TYPE, HTML_TYPE = "application/vnd.pypi.simple.v1+json", "text/html; charset=utf-8"
LOGGED = ("Accept", "Authorization", "If-None-Match", "If-Modified-Since", "If-Range", "Range", "User-Agent")


def normal(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def read_bytes(path):
    with open(path, "rb") as source:
        return source.read()


class Index(object):
    """One index: its options and, by path, the content of its files."""

    def __init__(self, name, spec, defaults):
        self.options = dict(OPTIONS, **{key: value for source in (defaults, spec) for key, value in source.items() if key in OPTIONS})
        paths = {"simple": "/%s/simple/" % name, "files": "/%s/files/" % name, "links": "../../files/", "storage": None}
        self.layout = dict(paths, **self.options["layout"])
        self.files, self.projects = {}, {normal(name): [] for name in self.options["projects"]}
        for row in spec.get("files", ()):
            made = "raw" not in row and "file" not in row
            content = make_wheel.file_bytes(row) if made else row["raw"].encode() if "raw" in row else read_bytes(row["file"])
            name = make_wheel.file_name(row)
            announced = dict(row, **row.get("announced", {}))
            metadata = make_wheel.metadata_bytes(announced) if made and name.endswith(".whl") and self.options["metadata"] else None
            self.files[name] = content
            if metadata is not None:
                self.files[name + ".metadata"] = metadata
            if row.get("listed", True):
                self.projects.setdefault(normal(row["name"]), []).append(self._entry(row, name, content, metadata))

    def _entry(self, row, name, content, metadata):
        digest = hashlib.sha256(content).hexdigest()
        link = self.layout["links"].replace("{project}", normal(row["name"])).replace("{version}", row["version"]).replace("{sha256}", digest)
        entry = {"filename": name, "url": row.get("url", link + name), "hashes": {}, "yanked": row.get("yanked", False)}
        if self.options["hashes"] == "md5":
            entry["hashes"] = {"md5": hashlib.md5(content).hexdigest()}
        elif self.options["hashes"]:
            entry["hashes"] = {"sha256": row.get("sha256", digest)}
        python = row.get("pageRequiresPython", row.get("requiresPython"))
        if python:
            entry["requires-python"] = python
        if metadata is not None:
            entry["core-metadata"] = {"sha256": hashlib.sha256(metadata).hexdigest()} if self.options["hashes"] else True
        if self.options["sizes"]:
            entry["size"] = row.get("bytes", len(content))
        if "uploadTime" in row:
            entry["upload-time"] = row["uploadTime"]
        return entry

    def page(self, project, as_json, origin):
        entries = [dict(entry, url=entry["url"].replace("{origin}", origin)) for entry in self.projects[project]]
        if as_json:
            return json.dumps({"meta": {"api-version": "1.1"}, "name": project, "versions": [], "files": entries}).encode(), JSON_TYPE
        head = '<!DOCTYPE html><html><head><meta name="pypi:repository-version" content="1.1"><title>Links for %s</title></head><body>\n' % project
        return (head + "".join(map(anchor, entries)) + "</body></html>\n").encode(), HTML_TYPE


def anchor(entry):
    url = entry["url"] + "".join("#%s=%s" % one for one in entry["hashes"].items())
    attributes = {"href": url}
    if "requires-python" in entry:
        attributes["data-requires-python"] = entry["requires-python"]
    if entry["yanked"] is not False:
        attributes["data-yanked"] = entry["yanked"] if isinstance(entry["yanked"], str) else ""
    if "core-metadata" in entry:
        reported = entry["core-metadata"]
        attributes["data-core-metadata"] = "true" if reported is True else "sha256=" + reported["sha256"]
    text = " ".join('%s="%s"' % (key, html.escape(value)) for key, value in attributes.items())
    return "<a %s>%s</a><br>\n" % (text, html.escape(entry["filename"]))


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def do_GET(self):
        if self.path == "/_log":
            return self._send(200, json.dumps(self.server.log).encode(), "application/json")
        fault = self.server.faults.take(self.command, self.path) or {}
        if "delay" in fault:
            time.sleep(fault["delay"])
        if fault.get("reset"):
            self._note(0)
            return self._drop()
        if "endless" in fault:
            return self._go_on(**fault["endless"])
        if "redirect" in fault:
            return self._send(fault.get("status", 302), b"", "text/plain", {"Location": self.path if fault["redirect"] == "self" else fault["redirect"]})
        if "status" in fault or "body" in fault:
            headers = dict(fault.get("headers", {}))
            return self._send(fault.get("status", 200), fault.get("body", "").encode(), headers.pop("Content-Type", "text/plain"), headers)
        self._answer(fault)

    do_HEAD = do_GET

    def do_DELETE(self):
        if self.path == "/_log":
            del self.server.log[:]
        else:
            self.server.faults.clear()
        self._send(200, b"{}", "application/json")

    def do_POST(self):
        self.server.faults.add(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self._send(200, b"{}", "application/json")

    def _answer(self, fault):
        """The true answer, bent by what the fault says beside `delay`."""
        index, place, rest = self._find(unquote(self.path.split("?")[0]))
        if index is None:
            return self._send(404, b"not here", "text/plain")
        auth, origin = index.options["auth"], "%s://%s" % (self.server.scheme, self.headers["Host"])
        if auth and place != "storage" and not self._knows(auth):
            refusal = auth.get("refusal", {"status": 401, "headers": {"WWW-Authenticate": 'Basic realm="index"'}})
            return self._send(refusal["status"], b"who are you?", "text/plain", refusal["headers"])
        name = rest.split("/")[-1]
        if place == "simple" and rest[:-1] in index.projects:
            content, content_type = index.page(rest[:-1], index.options["format"] == "json" and JSON_TYPE in self.headers.get("Accept", ""), origin)
        elif place == "files" and name in index.files and index.layout["storage"]:
            to = origin.replace("127.0.0.1", "localhost") + index.layout["storage"] + name + "?sig=s1gnature"
            return self._send(303, b"", "text/plain", {"Location": to})
        elif place in ("files", "storage") and name in index.files:
            content, content_type = index.files[name], "application/octet-stream"
        else:
            return self._send(404, b"not here", "text/plain")
        if fault.get("corrupt"):
            content = content[:-1] + bytes([content[-1] ^ 1])
        self._serve(index.options, content, content_type, fault, ranged=place != "simple")

    def _find(self, path):
        """The index, what its layout has at this path, and the rest of the path."""
        for index in self.server.indexes.values():
            for place in ("simple",) if path.endswith("/") else ("files", "storage"):
                prefix = index.layout[place]
                if prefix and path.startswith(prefix):
                    return index, place, path[len(prefix) :]
        return None, None, None

    def _serve(self, options, content, content_type, fault, ranged):
        headers = {"Cache-Control": options["cacheControl"]} if options["cacheControl"] else {}
        etag = '"%s"' % hashlib.sha256(content).hexdigest()[:20]
        if options["etag"]:
            headers["ETag"] = etag
            if self.headers.get("If-None-Match") == etag:
                return self._send(304, b"", content_type, headers)
        asked = re.match(r"bytes=(\d+)-(\d*)$", self.headers.get("Range", ""))
        if ranged and options["ranges"]:
            headers["Accept-Ranges"] = "bytes"
            if asked and self.headers.get("If-Range", etag) == etag:
                first, last = int(asked.group(1)), int(asked.group(2) or len(content) - 1)
                headers["Content-Range"] = "bytes %d-%d/%d" % (first, last, len(content))
                return self._send(206, content[first : last + 1], content_type, headers, fault)
        self._send(200, content, content_type, headers, fault)

    def _knows(self, auth):
        want = base64.b64encode(("%s:%s" % (auth["user"], auth["password"])).encode()).decode()
        return self.headers.get("Authorization") == "Basic " + want

    def _send(self, status, content, content_type, headers=(), fault=None):
        fault = fault or {}
        self._note(status)
        self.send_response(status)
        for key, value in dict(headers).items():
            self.send_header(key, value)
        if status != 304:
            self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(content) + fault.get("length", 0)))
        self.end_headers()
        if self.command != "HEAD":
            self._write(content[: fault.get("truncate", fault.get("stall"))], fault.get("drip"))
        self.wfile.flush()
        if "stall" in fault:
            self.connection.recv(1)  # ends when the client has gone
        if {"truncate", "length", "stall"} & set(fault):
            self._drop()

    def _write(self, content, drip):
        step = drip["bytes"] if drip else max(1, len(content))
        for start in range(0, len(content), step):
            if drip:
                time.sleep(drip["seconds"])
            self.wfile.write(content[start : start + step])
            self.wfile.flush()

    def _go_on(self, what, seconds):
        self._note(200)
        self.close_connection = True
        for piece in endless(what):
            self.wfile.write(piece)
            self.wfile.flush()
            time.sleep(seconds)

    def _drop(self):
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def _note(self, status):
        if not self.path.startswith("/_"):
            headers = {key.lower(): self.headers[key] for key in LOGGED if key in self.headers}
            self.server.log.append({"method": self.command, "path": self.path, "headers": headers, "status": status})

    def log_message(self, *words):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request, address):
        pass  # a client that went away, or one that we dropped


def open_server(spec):
    server = Server(("127.0.0.1", 0), Handler)
    server.indexes = {name: Index(name, index, spec) for name, index in spec["indexes"].items()}
    server.scheme = "https" if "tls" in spec else "http"
    server.faults, server.log = Faults(spec.get("faults", ())), []
    if "tls" in spec:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(spec["tls"]["cert"], spec["tls"]["key"])
        server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    return server


def main():
    servers = {}
    for line in sys.stdin:
        message = json.loads(line)
        if "open" in message:
            server = open_server(message["open"])
            port = server.server_address[1]
            servers[port] = server
            answer = {"port": port}
        else:
            server = servers.pop(message["close"])
            server.shutdown()
            server.server_close()
            answer = {}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()

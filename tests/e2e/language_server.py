"""A small client of the YAML language server: what an editor does, over standard input and output.

The protocol is the Language Server Protocol, version 3.17.
"""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

PATIENCE = 120
"""Seconds after which a server that says nothing is taken for dead."""


class Mark(NamedTuple):
    """Words that an editor underlines, and what it says about them."""

    words: str
    message: str


class Page:
    """A document that is open in the editor."""

    def __init__(self, server: Server, uri: str, text: str, marks: list[Mark]) -> None:
        self.marks = marks
        self._server, self._uri, self._text = server, uri, text

    def hover(self, words: str) -> str:
        """What is shown over the first place of some words; nothing where nothing is shown."""
        shown = self._ask("hover", self._text.index(words) + 1)
        value: str = shown["contents"]["value"] if shown else ""
        return value.partition("\n\nSource: ")[0]

    def offered(self, behind: str) -> dict[str, dict[str, Any]]:
        """What completion offers behind the first place of some words, by label."""
        answer = self._ask("completion", self._text.index(behind) + len(behind))
        return {item["label"]: item for item in answer["items"]}

    def _ask(self, what: str, offset: int) -> Any:
        before = self._text[:offset]
        position = {"line": before.count("\n"), "character": offset - before.rfind("\n") - 1}
        return self._server.ask(
            f"textDocument/{what}", {"textDocument": {"uri": self._uri}, "position": position}
        )


class Server:
    """A running server that has a folder open.

    Args:
        settings: what the folder's ``.vscode/settings.json`` says, such as ``yaml.schemas``.
    """

    def __init__(self, command: str, folder: Path, settings: Mapping[str, Any]) -> None:
        self._folder = folder
        yaml = {name.removeprefix("yaml."): value for name, value in settings.items()}
        store = {"schemaStore": {"enable": False}}  # it would look for schemas on the network
        self._settings = {"yaml": {"validate": True, "hover": True, "completion": True, **store, **yaml}}
        self._process = subprocess.Popen(
            [command, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._news = threading.Condition()
        self._answers: dict[int, Any] = {}
        self._marked: dict[str, list[Any]] = {}
        self._asked = 0
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        self.ask(
            "initialize",
            {
                "processId": None,
                "rootUri": folder.as_uri(),
                "workspaceFolders": [{"uri": folder.as_uri(), "name": folder.name}],
                "capabilities": {
                    "workspace": {"configuration": True, "workspaceFolders": True},
                    "textDocument": {"completion": {"completionItem": {"snippetSupport": True}}},
                },
            },
        )
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": self._settings})

    def open(self, path: str, text: str | None = None) -> Page:
        """Opens a file of the folder, with a text that is not saved yet where one is given."""
        file = self._folder / path
        uri = file.as_uri()
        text = file.read_text(encoding="utf-8") if text is None else text
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        with self._news:
            assert self._news.wait_for(lambda: uri in self._marked, PATIENCE)
        return Page(self, uri, text, [_mark(each, text) for each in self._marked[uri]])

    def ask(self, method: str, params: object) -> Any:
        """The answer to a request."""
        self._asked += 1
        number = self._asked
        self._send({"id": number, "method": method, "params": params})
        with self._news:
            assert self._news.wait_for(lambda: number in self._answers, PATIENCE), method
        return self._answers.pop(number)

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        self._listener.join()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            pipe.close()

    def _tell(self, method: str, params: object) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: Mapping[str, object]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._process.stdin.flush()

    def _listen(self) -> None:
        pipe = self._process.stdout
        assert pipe is not None
        while header := pipe.readline():
            if not header.lower().startswith(b"content-length:"):
                continue
            while pipe.readline().strip():
                pass
            message = json.loads(pipe.read(int(header.partition(b":")[2])))
            if "id" in message and "method" in message:
                self._send({"id": message["id"], "result": self._reply(message)})
                continue
            with self._news:
                if "id" in message:
                    self._answers[message["id"]] = message.get("result")
                elif message["method"] == "textDocument/publishDiagnostics":
                    self._marked[message["params"]["uri"]] = message["params"]["diagnostics"]
                self._news.notify_all()

    def _reply(self, message: Mapping[str, Any]) -> object:
        if message["method"] != "workspace/configuration":
            return None
        return [self._settings.get(item["section"], {}) for item in message["params"]["items"]]


def _mark(diagnostic: Mapping[str, Any], text: str) -> Mark:
    lines = text.splitlines()
    start, end = diagnostic["range"]["start"], diagnostic["range"]["end"]
    line = lines[start["line"]]
    until = end["character"] if end["line"] == start["line"] else len(line)
    return Mark(line[start["character"] : until], diagnostic["message"])

"""A page as the backend sees it: JSON-RPC over the server's websocket."""

from __future__ import annotations

import itertools
import json

from tornado.websocket import WebSocketClientConnection

UNDER_WAY = ("waiting", "running")


class Refusal(Exception):
    """A JSON-RPC error; `code` is the protocol's, `failure` the backend's own (E_...)."""

    def __init__(self, error: dict) -> None:
        super().__init__(error["message"])
        self.code = error["code"]
        self.failure = (error.get("data") or {}).get("code")


class Closed(Exception):
    """The websocket has been closed; `said` is what the bridge said before."""

    def __init__(self, said: dict | None) -> None:
        super().__init__(said)
        self.said = said


class Page:
    def __init__(self, socket: WebSocketClientConnection) -> None:
        self.socket = socket
        self._ids = itertools.count()
        self._said: dict | None = None
        self._conversions: dict[str, dict] = {}

    async def request(self, method: str, **params: object) -> object:
        identifier = next(self._ids)
        message = {"jsonrpc": "2.0", "id": identifier, "method": method, "params": params}
        await self.socket.write_message(json.dumps(message, ensure_ascii=False))
        while True:
            answer = await self._next()
            if answer.get("id") == identifier:
                if "error" in answer:
                    raise Refusal(answer["error"])
                return answer["result"]

    async def hello(self, version: str) -> dict:
        return await self.request("hello", version=version)

    async def told(self, method: str) -> dict:
        """Waits for the next notification of a kind."""
        while True:
            message = await self._next()
            if message.get("method") == method:
                return message["params"]

    async def told_of_change(self) -> dict:
        """Waits for the next news of a conversion; the conversion as a whole."""
        change = await self.told("job/changed")
        return self._conversions[change["head"]["id"]]

    async def told_of_progress(self) -> dict:
        """Waits until a conversion under way has written its first frames."""
        while True:
            conversion = await self.told_of_change()
            assert conversion["status"] in UNDER_WAY, conversion
            if any(item["framesDone"] > 0 for item in conversion["items"]):
                return conversion

    async def told_of_end(self, identifier: str) -> dict:
        """Waits until a conversion has ended, however it did."""
        while True:
            conversion = await self.told_of_change()
            if conversion["id"] == identifier and conversion["status"] not in UNDER_WAY:
                return conversion

    async def end(self) -> dict | None:
        """Waits for the other side to close; what the bridge said before."""
        try:
            while True:
                await self._next()
        except Closed as closed:
            return closed.said

    async def _next(self) -> dict:
        text = await self.socket.read_message()
        if text is None:
            raise Closed(self._said)
        message = json.loads(text)
        if message.get("method") == "bridge/failed":
            self._said = message["params"]
        if message.get("method") == "job/changed":
            self._take(**message["params"])
        return message

    def _take(self, kind: str, head: dict, needs: int, count: int, items: list[dict]) -> None:
        assert head["kind"] == kind
        known = self._conversions.get(head["id"], {}).get("items", [])[:count]
        assert len(known) >= needs, head
        for entry in items:
            known[entry["index"] : entry["index"] + 1] = [entry["item"]]
        self._conversions[head["id"]] = {**head, "items": known}

"""The websocket between a page and the backend. Who may open it is Jupyter's own decision: login and origin."""

from __future__ import annotations

import asyncio
import json

from jupyter_server.auth.decorator import authorized, ws_authenticated
from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.base.websocket import WebSocketMixin
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from .backend import Backend, BackendUnavailable
from .framing import PAGE_LIMIT, FramingError, frame, read_message

# RFC 6455 and the registry of close codes: unsupported data, and "try again later".
UNSUPPORTED_DATA = 1003
TRY_AGAIN_LATER = 1013


class BridgeHandler(WebSocketMixin, WebSocketHandler, JupyterHandler):
    """Carries JSON-RPC messages, unread, between one websocket and one connection to the backend.

    Both directions wait for the slower side. Before it closes for want of a backend it says why (`bridge/failed`).
    """

    auth_resource = "jupyterlab_4dstem"

    def initialize(self, backend: Backend) -> None:  # type: ignore[override]
        self._backend = backend
        self._writer: asyncio.StreamWriter | None = None
        self._relay: asyncio.Task[None] | None = None
        self._gone = False

    @property
    def max_message_size(self) -> int:  # type: ignore[override]
        return PAGE_LIMIT

    def set_default_headers(self) -> None:
        """JupyterHandler's headers are for pages."""

    def skip_check_origin(self) -> bool:
        """Jupyter does not ask for the origin of who shows a token; a page has no need of that here."""
        return False

    def get_compression_options(self):
        return self.settings.get("websocket_compression_options", None)

    @ws_authenticated
    @authorized(action="execute")
    async def get(self, *args, **kwargs):
        await super().get(*args, **kwargs)

    async def open(self, *args, **kwargs) -> None:  # type: ignore[override]
        super().open(*args, **kwargs)
        try:
            reader, self._writer = await self._backend.connect()
        except BackendUnavailable as error:
            await self._give_up(str(error), retry=error.retry)
            return
        if self._gone:
            self._writer.close()
            return
        self._relay = asyncio.create_task(self._relay_answers(reader))

    async def on_message(self, message: str | bytes) -> None:  # type: ignore[override]
        if isinstance(message, bytes):
            self.close(UNSUPPORTED_DATA, "JSON-RPC messages are text.")
        elif self._writer is not None and not self._writer.is_closing():
            self._writer.write(frame(message.encode()))
            try:
                await self._writer.drain()
            except ConnectionError as error:
                # The relay sees the same end and tells the page.
                self.log.debug("A message to the 4D-STEM backend was lost: %s", error)

    def on_close(self) -> None:
        self._gone = True
        if self._relay:
            self._relay.cancel()
        if self._writer:
            self._writer.close()

    async def _relay_answers(self, reader: asyncio.StreamReader) -> None:
        trouble: Exception | None = None
        try:
            while (answer := await read_message(reader)) is not None:
                await self.write_message(answer)
        except WebSocketClosedError:
            return
        except (FramingError, ConnectionError) as error:
            trouble = error
        message = "The 4D-STEM backend has stopped."
        # A crash may cut a message in two; only with a living backend is that a fault of the connection.
        if not await self._backend.ended() and trouble:
            self.log.error("The connection to the 4D-STEM backend failed: %s", trouble)
            message = "The connection to the 4D-STEM backend failed."
        await self._give_up(message, retry=True)

    async def _give_up(self, message: str, *, retry: bool) -> None:
        notification = {"jsonrpc": "2.0", "method": "bridge/failed", "params": {"message": message, "retry": retry}}
        try:
            await self.write_message(json.dumps(notification))
        except WebSocketClosedError:
            return
        self.close(TRY_AGAIN_LATER, "The 4D-STEM backend is not available.")

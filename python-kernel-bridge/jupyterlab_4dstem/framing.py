"""JSON-RPC messages on a byte stream: a ``Content-Length`` header, an empty line, then that many bytes of JSON."""

from __future__ import annotations

import asyncio

MESSAGE_LIMIT = 256 * 1024 * 1024
# What a page may send: a job of 20,000 files takes some 4 MB, and a larger message would keep all pages waiting
PAGE_LIMIT = 8 * 1024 * 1024


class FramingError(ValueError):
    """The bytes on the stream are not a framed message, or it is larger than allowed."""


def frame(body: bytes) -> bytes:
    """The header that goes before a message, with the message."""
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


def content_length(header: bytes, limit: int = MESSAGE_LIMIT) -> int:
    """Bytes of the message announced by a header, which includes its closing empty line.

    Raises FramingError for a header without a single plain length, or with one above the limit.
    """
    lengths = []
    for line in header.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length":
            lengths.append(value.strip())
    if len(lengths) != 1 or not lengths[0].isdigit():
        raise FramingError(f"A message header must give one Content-Length; it is {header!r}.")
    length = int(lengths[0])
    if length > limit:
        raise FramingError(f"A message of {length} bytes is larger than the limit of {limit} bytes.")
    return length


async def read_message(reader: asyncio.StreamReader, limit: int = MESSAGE_LIMIT) -> bytes | None:
    """The next message of a stream, or None at its end.

    Raises FramingError for anything that is not a whole message, and when the stream ends within one.
    """
    try:
        header = await reader.readuntil(b"\r\n\r\n")
        return await reader.readexactly(content_length(header, limit))
    except asyncio.IncompleteReadError as error:
        if not error.partial and error.expected is None:
            return None
        raise FramingError("The stream ended within a message.") from error
    except asyncio.LimitOverrunError as error:
        raise FramingError("A message header does not end.") from error

"""Content-Length framing, on its own."""

from __future__ import annotations

import asyncio

import pytest
from jupyterlab_4dstem.framing import FramingError, content_length, frame, read_message


def stream(*pieces: bytes, end: bool = True) -> asyncio.StreamReader:
    reader = asyncio.StreamReader()
    for piece in pieces:
        reader.feed_data(piece)
    if end:
        reader.feed_eof()
    return reader


def test_frame_counts_bytes_not_characters():
    assert frame("é€".encode()) == b"Content-Length: 5\r\n\r\n\xc3\xa9\xe2\x82\xac"


@pytest.mark.parametrize("body", [b"", b"{}", b"Content-Length: 3\r\n\r\nabc", bytes(range(256)) * 500])
async def test_what_was_framed_is_read_back_message_by_message(body):
    reader = stream(frame(body), frame(b"next"))
    assert await read_message(reader) == body
    assert await read_message(reader) == b"next"
    assert await read_message(reader) is None


async def test_message_may_come_byte_by_byte():
    reader = stream(end=False)
    message = asyncio.ensure_future(read_message(reader))
    for byte in frame(b"abc"):
        reader.feed_data(bytes([byte]))
        await asyncio.sleep(0)
    assert await message == b"abc"


def test_other_headers_and_any_case_are_allowed():
    assert content_length(b"content-type: application/json\r\nCONTENT-LENGTH:12\r\n\r\n") == 12


@pytest.mark.parametrize(
    "header",
    [
        b"\r\n\r\n",
        b"Content-Length: \r\n\r\n",
        b"Content-Length: -1\r\n\r\n",
        b"Content-Length: 1e3\r\n\r\n",
        b"Content-Length: 1\r\nContent-Length: 2\r\n\r\n",
    ],
)
def test_header_without_one_plain_length_is_refused(header):
    with pytest.raises(FramingError, match="one Content-Length"):
        content_length(header)


def test_message_above_the_limit_is_refused_before_it_is_read():
    assert content_length(b"Content-Length: 10\r\n\r\n", limit=10) == 10
    with pytest.raises(FramingError, match="larger than the limit of 10"):
        content_length(b"Content-Length: 11\r\n\r\n", limit=10)


@pytest.mark.parametrize("piece", [b"Content-Le", b"Content-Length: 3\r\n\r\n", b"Content-Length: 3\r\n\r\nab"])
async def test_stream_that_ends_within_a_message_is_an_error(piece):
    with pytest.raises(FramingError, match="ended within"):
        await read_message(stream(piece))


async def test_header_that_does_not_end_is_an_error():
    with pytest.raises(FramingError, match="does not end"):
        await read_message(stream(b"x" * 200_000, end=False))

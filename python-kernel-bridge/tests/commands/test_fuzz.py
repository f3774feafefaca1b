"""Damaged headers, hundreds of them: never a crash, a hang, or a file where none should be."""

import random
from pathlib import Path

import numpy as np
import pytest
from command_line import Run, assert_no_stack, run
from merlin_writer import Format, frame_header, make_old, payload, random_pictures
from reading import frames, names, tree

SHAPE = (16, 64)
KINDS = [Format("U08"), Format("U16"), Format("R64", depth=6), Format("R64", depth=1), Format("U32", short=True)]
FILES = 300
ALPHABET = b"0123456789,.MQUR x\0\xff-"


def mutated(seed: int) -> bytes:
    """Two frames with some bytes of their headers changed, cut or doubled."""
    choose = random.Random(seed)
    kind = choose.choice(KINDS)
    pictures = random_pictures(2, SHAPE, 1, seed, np.uint8)
    data = bytearray(b"".join(frame_header(n + 1, SHAPE, kind) + payload(pictures[n], kind) for n in range(2)))
    stride = len(data) // 2
    for _ in range(choose.randint(1, 6)):
        # Mostly in the fields that decide how the rest is read
        at = choose.choice([0, stride]) + choose.randrange(choose.choice([48, 344]))
        what = choose.random()
        if what < 0.7:
            data[at] = choose.choice(ALPHABET)
        elif what < 0.85:
            del data[at : at + choose.randint(1, 20)]
        else:
            data[at:at] = bytes(choose.choice(ALPHABET) for _ in range(choose.randint(1, 20)))
    return bytes(data)


@pytest.fixture(scope="module")
def fuzzed(tmp_path_factory) -> tuple[Path, Run]:
    folder = tmp_path_factory.mktemp("fuzz")
    raw = folder / "raw"
    raw.mkdir()
    for seed in range(FILES):
        path = raw / f"{seed:03d}_data.mib"
        path.write_bytes(mutated(seed))
        make_old(path)
    before = tree(raw)
    done = run("convert", "--json", raw, "--out", folder / "out")
    assert tree(raw) == before
    return folder, done


def test_every_file_is_converted_or_refused_with_a_sentence(fuzzed):
    _, done = fuzzed
    assert done.status == 1
    assert_no_stack(done)
    outputs, errors = done.report["outputs"], done.report["errors"]
    assert len(outputs) + len(errors) == FILES
    assert len(outputs) > 20 and len(errors) > 100, "the mutations are too mild or too wild"
    assert {error["code"] for error in errors} <= {
        "E_NOT_MIB",
        "E_HEADER_CUT",
        "E_HEADER_FIELD",
        "E_PIXEL_TYPE",
        "E_COLOUR",
        "E_NO_FRAME",
        "E_MIXED",
        "E_RAW_DEPTH",
        "E_RAW_SHAPE",
        "E_RAW24_QUAD",
    }


def test_nothing_is_written_but_whole_results(fuzzed):
    folder, done = fuzzed
    assert sorted(path.name for path in folder.iterdir()) == ["out", "raw"]
    stems = {Path(output["output"]).parent.name for output in done.report["outputs"]}
    assert {path.name for path in (folder / "out").iterdir()} == stems
    assert not [name for name in names(folder / "out") if name.endswith(".partial")]


def test_what_was_converted_can_be_read(fuzzed):
    _, done = fuzzed
    for output in done.report["outputs"]:
        assert list(frames(output["output"]).shape) == output["shape"]

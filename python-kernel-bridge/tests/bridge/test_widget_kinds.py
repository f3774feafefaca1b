"""The widgets of calibration, radial transform and analysis without a page, on the simulated session."""

from __future__ import annotations

import os
import shutil
import subprocess
from array import array
from pathlib import Path

import pytest
from jupyterlab_4dstem.node import find_bundle, find_node
from jupyterlab_4dstem.widgets import CalibrationWidget, JobError, ProfileAnalysisWidget, RadialTransformWidget

GOLD = "2026/cm40001-1/Merlin/Au_xgrating/20260317_101209/20260317_101204_data.mib"
RESULTS = "2026/cm40001-1/processing/Merlin/Au_xgrating/20260317_101204"
PIXEL_SIZE = "reciprocal_space_pix(1/A)"


@pytest.fixture(scope="module")
def session(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    made = os.environ.get("FOURDSTEM_SAMPLE", folder / "made")
    subprocess.run([find_node(), find_bundle(), "sample-session", made, "--size", "small"], check=True)
    return shutil.copytree(made, folder / "session", copy_function=os.link)


async def test_from_gold_to_components_each_widget_uses_what_the_one_before_has_written(session):
    gold = CalibrationWidget(session / GOLD)
    assert (gold.calibration, gold.verdict) == (None, None)
    gold.calibrate(q_range=(0.3, 1.2))
    assert gold.params == {"qRange": [0.3, 1.2]}
    result = await gold.done()
    assert set(result) == {"records", "errors"} and result["errors"] == []
    assert gold.calibration == result["records"][0]
    assert gold.verdict == gold.calibration["verdict"] == "pass"
    assert gold.calibration["options"]["qRange"] == [0.3, 1.2]

    scan = RadialTransformWidget(session / GOLD, convention="epsic", corrected=False)
    scan.run()
    [output] = (await scan.done())["outputs"]
    assert (scan.state, output["corrected"]) == ("done", None)
    assert Path(output["mean"]) == session / RESULTS / "20260317_101204_azimuthal_mean.hspy"
    assert Path(output["mean"]).is_file() and Path(output["var"]).is_file()
    assert output["calibration"] == str(session / RESULTS / "20260317_101204_CL_20cm.json")

    found = ProfileAnalysisWidget(session / RESULTS, components=2, areas="off", classify="argmax", seed=3)
    with pytest.raises(JobError, match="There is no analysis yet. Call run"):
        _ = found.components
    found.run()
    [analysis] = (await found.done())["outputs"]
    assert (analysis["components"], analysis["seed"]) == (2, 3)
    assert found.components.shape == (2, len(found.q))
    assert found.q[0] == pytest.approx(analysis["q"][0]) and found.q[-1] == pytest.approx(analysis["q"][1])
    assert [file["input"] for file in found.files] == [output["mean"]]
    [weights], [classes] = found.maps, found.classes
    assert weights.shape == (2, *classes.shape)
    # A position is of the class of which it has most
    assert set(classes.ravel().tolist()) <= {0, 1, 2}
    assert (classes[classes > 0] == weights.argmax(axis=0)[classes > 0] + 1).mean() > 0.99
    assert found.correlations == []
    assert found.maps[0] is weights
    found.params = {"components": 3, "areas": "off"}
    found.run()
    await found.done()
    assert found.components.shape[0] == 3


def test_a_verdict_of_fail_is_a_result_and_an_option_taken_back_is_as_usual(session):
    gold = CalibrationWidget(session / GOLD, params={"qRange": (0.1, 0.2), "rings": ["111"]})
    gold.calibrate(rings=None, wait=True)
    assert gold.params == {"qRange": [0.1, 0.2]}
    assert (gold.verdict, gold.state) == ("fail", "done")
    assert gold.calibration["reason"]
    assert gold.calibration[PIXEL_SIZE] is None


def test_nothing_is_left_of_a_record_where_the_next_job_has_none(session, tmp_path):
    gold = CalibrationWidget(session / GOLD)
    gold.calibrate(wait=True)
    assert gold.verdict == "pass"
    (tmp_path / "bad.mib").write_bytes(b"no header" * 100)
    gold.path = str(tmp_path / "bad.mib")
    assert gold.calibrate(wait=True)["errors"][0]["input"] == str(tmp_path / "bad.mib")
    assert (gold.calibration, gold.verdict) == (None, None)


def test_the_cluster_is_asked_by_name_and_what_stands_in_the_way_is_said(session, monkeypatch, tmp_path):
    gold = CalibrationWidget(session / GOLD)
    with pytest.raises(TypeError, match="takes no queue: of the cluster can be asked partition, mem"):
        gold.run(submit="slurm", queue="cs04r")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(JobError, match="login host of the cluster"):
        gold.run(submit="slurm", partition="cs04r")
    assert (gold.state, gold.job) == ("failed", None)
    with pytest.raises(ValueError, match="--mem: Memory is a number with a unit"):
        gold.run(submit="slurm", mem="much")


def test_options_are_named_as_python_names_them_and_may_be_of_any_type(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    scan = RadialTransformWidget("scan.mib", hot_pixels="off", mask=Path("bad.tif"), layout={"width": "50%"})
    assert scan.params == {"hotPixels": "off", "mask": str(tmp_path / "bad.tif")}
    assert scan.layout.width == "50%"
    scan.params = {"origin": array("d", [12.5, 13]), "calibration": "auto", "excludeSectors": ((10, 20),)}
    assert scan.params == {"origin": [12.5, 13.0], "calibration": "auto", "excludeSectors": [[10, 20]]}
    analysis = ProfileAnalysisWidget("profiles", structures=["a.cif", Path("/b.cif")], edx="off")
    assert analysis.params == {"structures": [str(tmp_path / "a.cif"), "/b.cif"], "edx": "off"}
    scan.params = {"hotpixels": "off"}
    with pytest.raises(ValueError, match="^hotpixels: there is no such option. The options are calibration,"):
        scan.run()
    with pytest.raises(JobError, match="hotpixels"):
        scan.wait()

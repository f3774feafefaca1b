"""`calibrate --standard`: other powders than gold, built in or from a CIF file."""

from __future__ import annotations

import pytest
from calibration_runs import CONDITIONS, PIXEL_SIZE, calibrate, record_of


def test_lattice_parameter_sets_the_scale(single_gold, plain_record):
    stretched = record_of(single_gold, *CONDITIONS, "--lattice-parameter", 4.0782 * 1.01)
    # Every ring is 1 % further in for a lattice 1 % larger
    assert stretched[PIXEL_SIZE] / plain_record[PIXEL_SIZE] == pytest.approx(1 / 1.01, rel=3e-4)


CIF = """data_gold
_cell_length_a {a}
_cell_length_b {a}
_cell_length_c {a}
_cell_angle_alpha 90
_cell_angle_beta 90
_cell_angle_gamma 90
loop_
_space_group_symop_operation_xyz
'x,y,z'
'x,y+1/2,z+1/2'
'x+1/2,y,z+1/2'
'x+1/2,y+1/2,z'
loop_
_atom_site_label
_atom_site_fract_x
_atom_site_fract_y
_atom_site_fract_z
Au 0 0 0
"""


def test_another_standard(single_gold, plain_record, tmp_path):
    assert "standard" not in plain_record
    assert record_of(single_gold, *CONDITIONS, "--standard", "au")[PIXEL_SIZE] == plain_record[PIXEL_SIZE]
    cif = tmp_path / "gold.cif"
    cif.write_text(CIF.format(a=4.0782))
    record = record_of(single_gold, *CONDITIONS, "--standard", cif, "--rings", "111,002,220,311")
    assert record[PIXEL_SIZE] == pytest.approx(plain_record[PIXEL_SIZE], rel=3e-4)
    assert (record["standard"]["name"], record["options"]["standard"]) == ("gold", str(cif))
    assert record["options"]["rings"] == ["111", "200", "220", "311"]
    aluminium = record_of(single_gold, *CONDITIONS, "--standard", "Al")
    assert aluminium[PIXEL_SIZE] / plain_record[PIXEL_SIZE] == pytest.approx(4.0782 / 4.0496, rel=3e-4)
    assert "Make sure that the sample is aluminium" in aluminium["warnings"][-1]
    first, second = aluminium["standard"]["rings"][:2]
    assert (first["name"], first["g(1/A)"]) == ("111", pytest.approx(3**0.5 / 4.0496))
    # Kinematic powder, m|F|²d: 111 is about twice as strong as 200
    assert 1.8 < first["strength"] / second["strength"] < 2.6
    silicon = record_of(single_gold, *CONDITIONS, "--standard", "Si")
    assert silicon["verdict"] != "pass"
    assert "silicon" in silicon["reason"]


@pytest.mark.parametrize(
    "arguments, words",
    [
        (["--standard", "Ag"], "Au, Al, Si or MgO"),
        (["--standard", "Si", "--rings", "200"], "no such ring of silicon"),
        (["--standard", "{folder}/gold.cif", "--rings", "210"], "has no ring 210"),
    ],
)
def test_a_standard_that_cannot_be(single_gold, tmp_path, arguments, words):
    (tmp_path / "gold.cif").write_text(CIF.format(a=4.0782))
    done = calibrate(single_gold, *CONDITIONS, *[part.format(folder=tmp_path) for part in arguments])
    assert done.status == 2, done.out + done.err
    assert words in done.err

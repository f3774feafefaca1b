"""Components of `jupyter 4dstem analyse` against those of scikit-learn."""

from __future__ import annotations

import numpy as np
import pytest
from analyse_runs import WHOLE, analyse, values
from profile_files import BINS, Truth, ring_areas, write_profiles, write_session
from sklearn.decomposition import NMF


@pytest.fixture(scope="module")
def truth(tmp_path_factory) -> Truth:
    return write_session(tmp_path_factory.mktemp("profiles"))


@pytest.mark.parametrize("loss", ["frobenius", "poisson"])
def test_as_near_to_the_data_as_scikit_learn(loss, truth, tmp_path):
    counts = np.concatenate([data.reshape(-1, BINS) for data in truth.counts]).astype(np.float64)
    # Least squares are those of the mean profiles, likelihood is that of the counts in their rings
    data = counts if loss == "poisson" else counts / ring_areas()
    options = {"solver": "cd"} if loss == "frobenius" else {"solver": "mu", "beta_loss": "kullback-leibler"}
    model = NMF(5, init="nndsvda", tol=1e-4, max_iter=400, random_state=0, **options)
    theirs = model.fit_transform(data) @ model.components_
    options = ("--components", "5", "--loss", loss, "--q-range", *WHOLE)
    done = analyse(*truth.files, *options, "--out", tmp_path).only
    maps = np.concatenate([values(file["maps"]).reshape(5, -1).T for file in done["files"]])
    ours = maps.astype(np.float64) @ values(done["profiles"])
    if loss == "frobenius":
        assert residual(data, ours) <= 1.01 * residual(data, theirs)
        return
    # Ours makes positions of few components and leaves noise to noise: as likely as the one phase of each position, the
    # mean of whose counts is its profile, and 3 % from what scikit-learn reaches with a little of all five everywhere
    phases = np.concatenate([own.ravel() for own in truth.phases])
    means = np.array([data[phases == own].sum(axis=0) for own in range(3)])
    single = (means / means.sum(axis=1, keepdims=True))[phases] * data.sum(axis=1, keepdims=True)
    assert divergence(data, ours) <= divergence(data, single)
    assert divergence(data, ours) <= 1.03 * divergence(data, theirs)


@pytest.mark.parametrize(("side", "phases"), [(32, 4), (128, 7)])
def test_least_squares_go_on_where_there_is_little_noise(side, phases, tmp_path):
    """Nearly all is in the first bins: what a descent gains in the end is close to the rounding of its sums. The larger scan has
    more positions than the sample that starts are found on."""
    random = np.random.default_rng(3)
    q = np.arange(360)
    places, heights = random.uniform(30, 330, (phases, 6)), random.uniform(2, 20, (phases, 6))
    rings = (heights[..., None] * np.exp(-0.5 * ((q - places[..., None]) / 3) ** 2)).sum(1)
    amounts = np.concatenate([np.ones((side, side, 1)), random.uniform(0, 1, (side, side, phases)) ** 3], axis=2)
    counts = random.poisson(amounts @ np.vstack([40 * np.exp(-q / 60), rings]))
    data = counts / (2 * np.pi * np.maximum(q, 1 / 8))
    file = write_profiles(tmp_path / "a_azimuthal_mean.hspy", data)
    options = ("--components", "10", "--loss", "frobenius", "--q-range", "0", "360")
    done = analyse(file, *options, "--out", tmp_path / "out").only
    ours = values(done["files"][0]["maps"]).reshape(10, -1).T.astype(np.float64) @ values(done["profiles"])
    flat = data.reshape(-1, 360)
    model = NMF(10, init="nndsvda", tol=1e-4, random_state=0)
    assert residual(flat, ours) <= 1.01 * residual(flat, model.fit_transform(flat) @ model.components_)


def residual(data: np.ndarray, model: np.ndarray) -> float:
    return float(np.linalg.norm(data - model))


def divergence(counts: np.ndarray, model: np.ndarray) -> float:
    """Generalised Kullback-Leibler divergence of counts from a model."""
    logarithm = np.log(np.maximum(counts, 1) / np.maximum(model, 1e-12))
    return float((counts * logarithm - counts + model).sum())

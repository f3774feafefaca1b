import { CERTAIN } from '../../../core/analysis/presence';

/** Text as Python writes it; JSON strings are Python strings. */
const python = (value: unknown): string => JSON.stringify(value);

/** @param folder of the record, where the notebook is not beside it */
export const READ = (folder: string): string => `import json
from pathlib import Path

import hyperspy.api as hs
import numpy as np

# The folder of this notebook, or where the analysis was written
folder = Path.cwd()
if not (folder / "analysis.json").exists():
    folder = Path(${python(folder)})
record = json.loads((folder / "analysis.json").read_text(encoding="utf-8"))
options, result = record["options"], record["result"]
is_pca = options.get("method") == "pca"


def beside(path):
    """A file of the analysis: beside its record, wherever the folder was moved to."""
    return folder / Path(path).name


for number, step in enumerate(record["steps"], 1):
    print(f"{number}. {step}")`;

export const SHOW = `components = hs.load(beside(result["profiles"]))
maps = [hs.load(beside(file["maps"])) for file in result["files"]]
classes = [hs.load(beside(file["classes"])) for file in result["files"]]
hs.plot.plot_spectra(components, style="overlap")
hs.plot.plot_images(maps[0].transpose(signal_axes=2), axes_decor="off", suptitle=result["files"][0]["stamp"])
print(f"relative error {100 * result['error']:.2f} %")`;

export const AGAIN = (files: readonly string[], flags: readonly string[]): string => `import subprocess
import tempfile

# Gone with the kernel
place = tempfile.TemporaryDirectory(prefix="analysis-again-")
again = Path(place.name)
profiles = [
${files.map(file => `    ${python(file)},`).join('\n')}
]
flags = [${flags.map(python).join(', ')}]
command = ["jupyter", "4dstem", "analyse", "--json", *profiles, *flags, "--out", str(again)]
done = subprocess.run(command, capture_output=True, text=True)
assert done.returncode == 0, done.stderr + done.stdout
made = json.loads(done.stdout)["outputs"][0]`;

export const COMPARE = `def differs(one, other):
    """The largest difference of two signals, relative to the largest value."""
    return float(np.nanmax(np.abs(one.data - other.data)) / np.nanmax(np.abs(other.data)))


print("components:", differs(hs.load(made["profiles"]), components))
for before, file in zip(maps, made["files"]):
    print(f"maps of {file['stamp']}:", differs(hs.load(file["maps"]), before))`;

export const MATRIX = `import h5py


def area_of(path, bins, full_rings):
    """Pixels that contribute to each bin: as the file says, over all positions, or those of full rings."""

    def named(name, part):
        if isinstance(part, h5py.Dataset) and "area" in name.rsplit("/", 1)[-1].lower() and part.shape[-1:] == (bins,):
            return np.nanmean(np.asarray(part, float).reshape(-1, bins), axis=0)

    with h5py.File(path) as file:
        area = file.visititems(named)
    return full_rings if area is None else np.nan_to_num(area)


axis = record["axis"]
q = axis["offset(1/A)"] + axis["scale(1/A)"] * np.arange(axis["bins"])
first, last = (int(np.argmin(np.abs(q - end))) for end in result["q"])
used = [bin for bin in range(first, last + 1) if bin not in record["bins_left_out"]]


def on_axis(entry, path):
    """Profiles of a file on the axis of all, and the pixels of each bin."""
    data = np.asarray(hs.load(path).data, float)
    own = entry["q_offset(1/A)"] + entry["q_scale(1/A)"] * np.arange(data.shape[-1])
    places = own / entry["q_scale(1/A)"]
    full_rings = np.pi * ((np.abs(places) + 0.5) ** 2 - np.clip(np.abs(places) - 0.5, 0, None) ** 2)
    area = area_of(path, data.shape[-1], full_rings)
    if len(own) != len(q) or not np.allclose(own, q, atol=1e-6 * entry["q_scale(1/A)"]):
        # One axis for all: linear between bins; a wider bin has more pixels
        area = np.interp(q, own, area) * axis["scale(1/A)"] / entry["q_scale(1/A)"]
        data = np.apply_along_axis(lambda profile: np.interp(q, own, profile), -1, data)
    return data.reshape(-1, data.shape[-1])[:, used], area[used]


rows, kept, areas = [], [], []
for entry in record["inputs"]:
    part, area = on_axis(entry, entry["path"])
    whole = np.isfinite(part).all(axis=1)
    kept.append(whole)
    areas.append(area)
    part = np.clip(part[whole], 0, None)
    rows.append(part * area if options["loss"] == "poisson" else part)


def variances_of_rings():
    """Variance within each ring times its pixels, from the files beside the mean profiles."""
    found = []
    for entry, whole, area in zip(record["inputs"], kept, areas):
        part, _ = on_axis(entry, entry["path"].replace("_azimuthal_mean", "_azimuthal_var"))
        found.append(part[whole] * area)
    return np.concatenate(found)


matrix = np.concatenate(rows)
if options["log"]:
    matrix = np.log1p(matrix)
if options["normalise"] == "range":
    matrix = matrix - matrix.min(axis=1, keepdims=True)
if options["normalise"] in ("max", "range"):
    matrix = matrix / np.maximum(matrix.max(axis=1, keepdims=True), 1e-300)
if options["normalise"] == "sum":
    matrix = matrix / np.maximum(matrix.sum(axis=1, keepdims=True), 1e-300)
print(f"{matrix.shape[0]} positions x {matrix.shape[1]} bins")`;

export const ERROR = `H = components.data[:, [bin - first for bin in used]]
W = np.concatenate([one.data.reshape(len(H), -1).T[whole] for one, whole in zip(maps, kept)])
mean = hs.load(beside(result["meanProfile"])).data[[bin - first for bin in used]] if is_pca else 0
error = np.linalg.norm(matrix - mean - W @ H) / np.linalg.norm(matrix)
print(f"relative error {error:.6f}, recorded {result['error']:.6f}")`;

export const BY_HAND = `# From the components alone: how much of each is where
if is_pca:
    mine = (matrix - mean) @ H.T
elif options["loss"] == "poisson":
    # Steps of greatest likelihood for counts (Lee & Seung 1999); components add up to 1
    mine = np.full(W.shape, matrix.sum(axis=1, keepdims=True) / len(H))
    for step in range(300):
        mine *= (matrix / np.maximum(mine @ H, 1e-12)) @ H.T
else:
    # Least squares without negative values (Lee & Seung 2001)
    mine = np.full(W.shape, matrix.mean())
    for step in range(300):
        mine *= (matrix @ H.T) / np.maximum(mine @ (H @ H.T), 1e-12)
alike = [float(np.corrcoef(mine[:, k], W[:, k])[0, 1]) for k in range(len(H))]
print("correlation with the maps that were written:", np.round(alike, 6))`;

export const CLASSES = `# Classes by the rule of the analysis
kind, _, percentile = options["classify"].partition(":")
least = np.percentile(W, float(percentile), axis=0) if kind == "percentile" else np.zeros(len(H))
above = np.where((W > least) & (W > 0), W, 0)
support = record["classes"].get("support")
if kind == "present":
    # Coefficients over their standard errors by the Fisher information of counts
    certain = np.zeros(W.shape)
    for row, (coefficients, expected) in enumerate(zip(W, np.maximum(W @ H, 1e-12))):
        variances = np.diag(np.linalg.pinv((H / expected) @ H.T, rcond=1e-9))
        errors = np.sqrt(np.maximum(variances, 1e-300) * record["decomposition"]["count_unit"])
        certain[row] = np.where(coefficients > 1e-5 * coefficients.sum(), coefficients / errors, 0)
    sure = certain > ${CERTAIN}
    which = certain
    if record["classes"].get("spot_area"):
        # Which it is: one step of least squares with the counts of each ring weighed by how far they come in spots
        which = np.zeros(W.shape)
        for row, (counts, excess, expected) in enumerate(zip(matrix, variances_of_rings() - matrix, np.maximum(W @ H, 1e-12))):
            with np.errstate(invalid="ignore", divide="ignore"):
                effect = 1 + 2 * record["classes"]["spot_area"] * excess / counts
            weighed = H / (expected * np.where(np.isfinite(effect), np.maximum(1, effect), 1))
            inverse = np.linalg.pinv(weighed @ H.T, rcond=1e-9)
            errors = np.sqrt(np.maximum(np.diag(inverse), 1e-300) * record["decomposition"]["count_unit"])
            which[row] = inverse @ (weighed @ counts) / errors
    others = [k for k in range(len(H)) if k + 1 != support]
    there = (sure | (which > ${CERTAIN}))[:, others].any(axis=1)
    above = np.zeros(W.shape)
    above[:, others] = np.where(there[:, None], which[:, others] - which[:, others].min(axis=1, keepdims=True) + 1, 0)
    if support:
        # Its class is where nothing else is
        above[:, support - 1] = np.where(sure[:, support - 1] & ~there, 1, 0)
own = np.where(above.max(axis=1) > 0, above.argmax(axis=1) + 1, 0)
written = np.concatenate([one.data.ravel()[whole] for one, whole in zip(classes, kept)])
same = float(np.mean(own == written))
print(f"{100 * same:.2f} % of the positions have the class that was written")`;

export const MORE = `import csv

for name in ("areas.csv", "peaks.csv", "matches.csv", "neighbours.csv", "correlations.csv"):
    if (folder / name).exists():
        with open(folder / name, encoding="utf-8") as file:
            table = list(csv.DictReader(file))
        print(name, len(table), "lines:", ", ".join(table[0]) if table else "")`;

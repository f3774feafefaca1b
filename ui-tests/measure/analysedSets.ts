import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Two particles on a film, 256 x 256 positions of 360 bins in float32: 94 MB. */
const PROFILES = `
import sys
import h5py
import numpy as np

random = np.random.default_rng(1)
q = np.arange(360)
film, *crystals = [
    sum(np.exp(-0.5 * ((q - place) / width) ** 2) for place in places) + 3 * np.exp(-q / 60)
    for width, places in ((20, (90, 170)), (3, (60, 140, 230)), (3, (80, 110, 200, 300)))
]
y, x = np.mgrid[:256, :256]
discs = [np.hypot(y - row, x - column) < 40 for row, column in ((80, 80), (170, 180))]
counts = np.empty((256, 256, 360), "f4")
for row in range(256):
    mean = film + sum(disc[row][:, None] * crystal for disc, crystal in zip(discs, crystals))
    counts[row] = random.poisson(8 * mean)
with h5py.File(sys.argv[1], "w") as file:
    signal = file.create_group("Experiments/__unnamed__")
    signal.create_dataset("data", data=counts, chunks=(8, 256, 360))
    for index, (units, scale) in enumerate((("nm", 5.0), ("nm", 5.0), ("1/Å", 0.005))):
        axis = signal.create_group(f"axis-{index}")
        axis.attrs.update({"name": "q" if index == 2 else "scan", "units": units, "scale": scale, "offset": 0.0})
        axis.attrs.update({"size": counts.shape[index], "navigate": index < 2, "_type": "UniformDataAxis"})
`;

/** A session of so many data sets, which all are links to one file. Gives the files. */
export function manyProfiles(session: string, sets: number): string[] {
  const files = Array.from({ length: sets }, (_, set) => {
    const stamp = `20260317_1000${String(set).padStart(2, '0')}`;
    return join(session, 'processing/Merlin/sample', stamp, `${stamp}_azimuthal_mean.hspy`);
  });
  files.forEach(file => mkdirSync(dirname(file), { recursive: true }));
  execFileSync('python', ['-c', PROFILES, files[0]], { stdio: 'inherit' });
  files.slice(1).forEach(file => linkSync(files[0], file));
  return files;
}

/** Analyses one of them by the command, as somebody has done before. */
export function analysed(file: string): void {
  execFileSync('jupyter', ['4dstem', 'analyse', file, '--components', '3', '--areas', 'off'], { stdio: 'ignore' });
}

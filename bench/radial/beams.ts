/** How often the direct beam of small, faint scans is found, refused, or taken for something else, end to end from a file: a table. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { InputError } from '../../src/core/errors';
import { findOrigins } from '../../src/pipeline/radial/findOrigins';
import { openScan } from '../../src/pipeline/radial/openScan';
import { sampleSum } from '../../src/pipeline/radial/sampleSum';
import { usedPixels } from '../../src/pipeline/radial/usedPixels';
import { InlineTasks } from '../../src/pipeline/threads/taskRunner';
import { radialOptionsSchema } from '../../src/protocol/radial/radialOptions';
import { hyperSpyRoot } from '../../src/storage/hdf5/hyperspyFile';
import { createFile } from '../../src/storage/hdf5/write/createFile';
import { numbers } from '../../src/storage/hdf5/write/node';
import { unguarded } from '../../src/storage/pathGuard';
import type { Sample, Scene } from './beamScenes';
import { drawn, SAMPLES } from './beamScenes';

const BEAMS = [0.5, 1, 2, 5, 10, 30, 100];
const SIDES = [1, 2, 4];
const VOLTAGE = 300e3;
/** A place is right up to there, px: the error of a single one is a half at most */
const RIGHT = 2;

const folder = mkdtempSync(join(tmpdir(), 'beams-'));
const means = { runner: new InlineTasks(), guard: unguarded, signal: new AbortController().signal };

/** The largest distance of the places found from the true ones, px; undefined where they are refused. */
async function missedBy({ counts, shape, side, places, pixelSizeInvAng }: Scene): Promise<number | undefined> {
  const path = join(folder, 'scan_data.hdf5');
  const all = [side, side, ...shape];
  const axes = all.map((size, dimension) => ({ scale: 1, offset: 0, size, navigate: dimension < 2 }));
  createFile(path, hyperSpyRoot({ axes, signal: {}, original: {} }, numbers(counts, all)));
  try {
    const scan = await openScan(path, means);
    const sum = await sampleSum(scan, means.runner, means.signal);
    const { used } = await usedPixels(scan, sum, radialOptionsSchema.parse({}), unguarded);
    const leftOut = { excludeSectors: [], excludeDiscs: [] };
    const geometry = { pixelSizeInvAng, voltage: VOLTAGE };
    const origins = await findOrigins(scan, sum, used, 'fast', geometry, leftOut, means);
    return Math.max(
      ...places.map(([row, column], at) =>
        Math.hypot(origins.places[2 * at] - row, origins.places[2 * at + 1] - column)
      )
    );
  } catch (error) {
    if (error instanceof InputError) {
      return undefined;
    }
    throw error;
  }
}

async function row(sample: Sample, side: number, scans: number, first: number): Promise<string> {
  const cells = [];
  for (const beam of BEAMS) {
    const tally = { found: 0, refused: 0, wrong: 0 };
    const wrong = [];
    for (let seed = first; seed < first + scans; seed++) {
      const missed = await missedBy(drawn(sample, beam, side, seed));
      const what = missed === undefined ? 'refused' : missed <= RIGHT ? 'found' : 'wrong';
      tally[what]++;
      if (what === 'wrong') {
        wrong.push(`${seed}: ${missed?.toFixed(0)} px`);
      }
    }
    cells.push(`${tally.found} / ${tally.refused} / ${tally.wrong}`);
    if (wrong.length > 0 && process.env.WRONG) {
      console.log(sample, side, beam, wrong.join(', '));
    }
  }
  return `| ${sample} | ${side} x ${side} | ${cells.join(' | ')} |`;
}

const [scans, first] = process.argv.slice(2).map(Number);
try {
  console.log(
    `| found / refused / wrong of ${scans} | scan | ${BEAMS.map(beam => `${beam} counts a pixel`).join(' | ')} |`
  );
  console.log(`| --- | --- |${' ---: |'.repeat(BEAMS.length)}`);
  for (const sample of Object.keys(SAMPLES) as Sample[]) {
    for (const side of SIDES) {
      console.log(await row(sample, side, scans, first));
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}

import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { CancelledError, InputError } from '../core/errors';
import { AZTEC_AXIS, edxComponents } from '../core/sample/edxMap';
import { naming } from '../storage/fileErrors';
import { writeMicroscopeFile } from '../storage/microscope/writeMicroscopeFile';
import type { SimulatedAcquisition } from './sample/acquisition';
import { simulateAcquisition } from './sample/acquisition';
import { bytesOf, framesOf, pathsOf } from './sample/acquisitionFiles';
import { writeEdx } from './sample/spectrumFiles';
import { microscopeSettings } from './sample/microscopeSettings';
import { writeHdr, writeMib } from './sample/rawFiles';
import { TRUTH_FILE, markFinished, prepareFolder } from './sample/sessionFolder';
import type { AcquisitionPlan, SampleSessionSize } from './sample/sessionPlan';
import { SESSION_NAME, SESSION_YEAR, planSession } from './sample/sessionPlan';
import { TRUTH_FOLDER, acquisitionTruth, writeTruth, writeTruthMaps } from './sample/truth';

export type { SampleSessionSize } from './sample/sessionPlan';

export interface SampleSessionOptions {
  readonly size: SampleSessionSize;
  /** Whole number from 0 to 2^32 - 1 */
  readonly seed: number;
}

export interface SampleSessionProgress {
  /** Frames */
  readonly done: number;
  readonly total: number;
  /** File that is being written, relative to the folder */
  readonly file: string;
}

export interface SampleSessionSummary {
  /** Base data directory: the folder itself */
  readonly base: string;
  readonly year: string;
  readonly session: string;
  readonly size: SampleSessionSize;
  readonly seed: number;
  readonly truthFile: string;
  readonly acquisitions: readonly SampleAcquisition[];
  /** Raw data and EDX maps */
  readonly bytes: number;
  /** The folder held this very session already; nothing was written */
  readonly alreadyThere: boolean;
}

export interface SampleAcquisition {
  readonly subfolder: string;
  readonly stamp: string;
  readonly sample: 'gold' | 'particles';
  /** Path of the `.mib` relative to the base */
  readonly mib: string;
  readonly frames: number;
  /** Rows and columns of the scan after conversion */
  readonly scanShape: readonly [rows: number, columns: number];
  /** Path of the EDX map (`.rpl`) relative to the base */
  readonly edx?: string;
}

const FORMAT = '4D-STEM sample session 1';
const EDX_COUNTS_PER_PIXEL = 150;
const CONVENTIONS = {
  positions: 'row and column of the converted pattern: row 0 on top, cross included, whole numbers at pixel centres',
  scan: 'row and column of the converted scan, frames left out not counted',
  pixelSize: '1/d per pixel in 1/Å at the direct beam; pixelSize along the minor axis, pixelSizeGeo for sqrt(a b)',
  ellipse:
    'ratio a/b of major to minor axis; theta in rad is the tilt of the major axis from the row axis towards the columns',
  p_ellipse: '[row, column, a, b, theta] of the 111 ring with the beam in the middle of the scan',
  rings: 'radii of the undisturbed circles on a flat detector, L tan(2 theta); the discs lie along them',
  descan: 'direct beam at scan position (0, 0), and its change per scan row and per scan column, each as [row, column]',
  profiles: 'counts per pixel at whole radii along the minor axis, for one count in the component'
};

/**
 * Writes a session with known truth: two gold references (single chip and quad), a sample with simultaneous EDX and one with
 * fly-back scan, laid out as at the microscope, and truth.json with everything that an analysis should find.
 *
 * The same size and seed give the same raw data. truth.json is written last, so a folder with it is complete.
 *
 * @param folder new or empty; becomes the base data directory
 * @throws InputError when the folder is not empty (`E_NOT_EMPTY`), too small (`E_DISK_FULL`) or cannot be written, or the seed
 * is no whole number (`E_SEED`)
 * @throws CancelledError when the signal is aborted
 */
export async function writeSampleSession(
  folder: string,
  { size, seed }: SampleSessionOptions,
  { onProgress, signal }: { onProgress?: (progress: SampleSessionProgress) => void; signal?: AbortSignal } = {}
): Promise<SampleSessionSummary> {
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff) {
    throw new InputError('E_SEED', `The seed must be a whole number from 0 to 4294967295; it is ${seed}.`);
  }
  const base = resolve(folder);
  const plans = planSession(size, seed);
  const identity = { format: FORMAT, size, seed };
  const bytes = plans.reduce((sum, plan) => sum + bytesOf(plan), 0);
  const common = {
    base,
    year: SESSION_YEAR,
    session: SESSION_NAME,
    size,
    seed,
    truthFile: join(base, TRUTH_FILE),
    bytes
  };

  const there = await prepareFolder(base, identity, bytes);
  if (there !== undefined) {
    return { ...common, acquisitions: plans.map(summaryOf), alreadyThere: true };
  }
  const total = plans.reduce((sum, plan) => sum + framesOf(plan), 0);
  const truths: Record<string, unknown> = {};
  let done = 0;
  for (const plan of plans) {
    stopIf(signal);
    const file = summaryOf(plan).mib;
    onProgress?.({ done, total, file });
    truths[plan.stamp] = await naming(base, 'write', () =>
      writeAcquisition(base, plan, frames => onProgress?.({ done: (done += frames), total, file }), signal)
    );
  }
  stopIf(signal);
  const truth = {
    ...identity,
    year: SESSION_YEAR,
    session: SESSION_NAME,
    conventions: CONVENTIONS,
    acquisitions: truths
  };
  await naming(base, 'write', () => writeTruth(common.truthFile, truth));
  await markFinished(base);
  return { ...common, acquisitions: plans.map(summaryOf), alreadyThere: false };
}

async function writeAcquisition(
  base: string,
  plan: AcquisitionPlan,
  onFrames: (frames: number) => void,
  signal?: AbortSignal
): Promise<Record<string, unknown>> {
  const paths = pathsOf(plan);
  const acquisition = simulateAcquisition(plan);
  await mkdir(join(base, paths.rawFolder), { recursive: true });
  await writeMicroscopeFile(join(base, paths.hdf), microscopeSettings(plan));
  await writeHdr(join(base, paths.hdr), acquisition);
  const written = await writeMib(join(base, paths.mib), acquisition, onFrames, signal);
  const truth = acquisitionTruth(acquisition, paths.mib, written);
  if (acquisition.particles) {
    await mkdir(join(base, TRUTH_FOLDER), { recursive: true });
    await writeTruthMaps(join(base, TRUTH_FOLDER), acquisition);
  }
  return paths.edx ? { ...truth, edx: await writeMap(base, paths.edx, acquisition, signal) } : truth;
}

async function writeMap(
  base: string,
  stem: string,
  { plan, particles }: SimulatedAcquisition,
  signal?: AbortSignal
): Promise<Record<string, unknown>> {
  const { rows, columns } = particles!.sample;
  const components = edxComponents(particles!.sample, AZTEC_AXIS, EDX_COUNTS_PER_PIXEL);
  await mkdir(join(base, stem, '..'), { recursive: true });
  const written = await writeEdx(
    { stem: join(base, stem), rows, columns, axis: AZTEC_AXIS },
    components,
    plan.seed,
    signal
  );
  return {
    rpl: `${stem}.rpl`,
    shape: [AZTEC_AXIS.channels, rows, columns],
    energyAxis: { offset_keV: AZTEC_AXIS.offset, width_keV: AZTEC_AXIS.width },
    counts: written.counts,
    meanCounts: Object.fromEntries(
      components.map(({ name, map, spectrum }) => [
        name,
        map.reduce((sum, value) => sum + value, 0) * spectrum.reduce((sum, value) => sum + value, 0)
      ])
    )
  };
}

function summaryOf(plan: AcquisitionPlan): SampleAcquisition {
  const { kind, side } = plan.scan;
  const { mib, edx } = pathsOf(plan);
  return {
    subfolder: plan.subfolder,
    stamp: plan.stamp,
    sample: plan.kind,
    mib,
    frames: framesOf(plan),
    scanShape: kind === 'edx' ? [side - 1, side] : [side - 1, side - 1],
    ...(edx ? { edx: `${edx}.rpl` } : {})
  };
}

function stopIf(signal: AbortSignal | undefined): void {
  if (signal?.aborted) {
    throw new CancelledError();
  }
}

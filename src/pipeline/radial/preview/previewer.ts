import { clearTimeout, setTimeout } from 'node:timers';

import { InputError } from '../../../core/errors';
import { goldRings } from '../../../core/gold/rings';
import { mostRings } from '../../../core/radial/originGrid';
import type { RingEllipse } from '../../../core/radial/ringEllipse';
import { CIRCLE, ringsToCorner, rounding } from '../../../core/radial/ringEllipse';
import type { CalibrationChoice } from '../../../protocol/radial/calibrationChoice';
import type { RadialOptions } from '../../../protocol/radial/radialOptions';
import type { RadialPreview } from '../../../protocol/radial/radialPreview';
import type { PathGuard } from '../../../storage/pathGuard';
import { encodedImage } from '../../encodedImage';
import type { ScanSize } from '../../frames/frameForm';
import { runFrames } from '../../frames/runFrames';
import { formOf } from '../../frames/source/scanSource';
import { tileList } from '../../frames/tiles';
import type { TaskRunner } from '../../threads/taskRunner';
import { InlineTasks } from '../../threads/taskRunner';
import { travelling } from '../../../core/travelling';
import { requireCounts } from '../noCounts';
import type { OpenScan } from '../openScan';
import { exactProfile, polarProfile } from './patternProfile';
import { ScanKnower } from './scanKnowledge';
import { ScanRings } from './scanRings';

/** What a panel asks for. */
export interface PreviewRequest {
  readonly input: string;
  /** Row and column of the scan as it is in the file, however its lines are to be rolled */
  readonly position: readonly [row: number, column: number];
  readonly options: RadialOptions;
  /** The calibration that was picked for this scan */
  readonly choice?: CalibrationChoice;
  /** False: as if rings were circles on the detector */
  readonly correction: boolean;
  /** The calibration may be another one: it is looked for again first */
  readonly isAgain?: boolean;
}

/** Rings of gold that are drawn: up to this q, 1/Å */
const LARGEST_RING = 1.5;
const GOLD_RINGS = goldRings(LARGEST_RING);

/** What is kept of a scan goes when nobody has looked at a pattern of it for so long: up to 320 MB */
const IDLE_MS = 120_000;

/** Single patterns, transformed before anything is written. */
export class RadialPreviewer {
  /** @param runner reads what has to be known of the whole scan */
  constructor(private readonly runner: TaskRunner) {}

  /** @throws InputError as transformFile, `E_POSITION` outside of the scan; CancelledError */
  async at(
    { input, position, options, choice, correction, isAgain }: PreviewRequest,
    guard: PathGuard,
    signal: AbortSignal
  ): Promise<RadialPreview> {
    const means = { runner: this.runner, guard, signal };
    this.forgetLater();
    this.giveWayTo(JSON.stringify([input, options, choice, correction]));
    const known = await this.knower.know(input, options, means, choice, isAgain);
    const { scan, calibration, sound, used, origins, places } = known;
    const { shape, scan: size } = formOf(scan.source);
    const [row, column] = rolledPlace(scan, position);
    const counts = await countsAt(scan, [row, column], signal);
    requireCounts(scan, used);
    const at = 2 * (row * size.columns + column);
    const origin: [number, number] = [places[at], places[at + 1]];
    const { pixelSizeInvAng } = calibration.used;
    const ellipse = correction ? calibration.used : CIRCLE;
    const { voltage } = calibration;
    const pattern = { counts, shape, used, origin, ellipse, pixelSizeInvAng, voltage };
    const profile =
      options.convention === 'epsic'
        ? polarProfile(pattern)
        : exactProfile(pattern, options, this.ringsOf(shape, places, ellipse));
    const matrix = rounding(ellipse);
    return {
      pattern: encodedImage(soundCounts(counts, sound), ...shape),
      stepInvAng: pixelSizeInvAng,
      profile: {
        mean: travelling(profile.mean),
        variance: travelling(profile.variance),
        countingError: travelling(profile.countingError),
        spreadError: travelling(profile.spreadError),
        seen: travelling(profile.seen)
      },
      // The beams of all lie between those at the corners of the scan
      mostRings: mostRings(atCorners(places, size), place => ringsToCorner(shape, place, matrix)),
      rings: GOLD_RINGS.map(({ name, g }) => ({ name, minorRadius: g / pixelSizeInvAng })),
      ellipse: { axisRatio: ellipse.axisRatio, theta: ellipse.theta },
      origin: { place: origin, mean: origins.used.mean, from: origins.used.method },
      calibration: calibration.used
    };
  }

  /** Those of the scan that is looked at: the others of it are made ready while the user looks at the first pattern. */
  private ringsOf(shape: readonly [number, number], places: Float64Array, ellipse: RingEllipse): ScanRings {
    if (!this.rings?.areOf(places, ellipse)) {
      this.preparing.abort();
      this.rings = new ScanRings(shape, places, ellipse);
    }
    if (this.preparing.signal.aborted) {
      this.preparing = new AbortController();
      // What fails here fails again where it is needed, and is told there
      this.rings.prepare(this.runner, this.preparing.signal).catch(() => undefined);
    }
    return this.rings;
  }

  /** Has threads that make rings ready stop where something else is asked for, which may need them itself. */
  private giveWayTo(asked: string): void {
    if (asked !== this.asked) {
      this.preparing.abort();
      this.asked = asked;
    }
  }

  private forgetLater(): void {
    clearTimeout(this.idle);
    this.idle = setTimeout(() => {
      this.preparing.abort();
      this.rings = undefined;
    }, IDLE_MS);
    this.idle.unref();
  }

  private readonly knower = new ScanKnower();
  private idle: NodeJS.Timeout | undefined;
  private asked = '';
  private rings: ScanRings | undefined;
  private preparing = new AbortController();
}

/** Where a position of the file is once its lines are rolled. @throws InputError `E_POSITION` outside of the scan */
function rolledPlace({ path, source }: OpenScan, [row, column]: readonly [number, number]): [number, number] {
  const { rows, columns } = formOf(source).scan;
  if (!(row >= 0 && row < rows && column >= 0 && column < columns)) {
    throw new InputError('E_POSITION', `${path} has ${rows} x ${columns} positions: there is no ${row}, ${column}.`);
  }
  return [row, (column - (source.rolled ?? 0) + columns) % columns];
}

/** Counts, NaN where a pixel is bad. */
function soundCounts(counts: Float64Array, sound: Uint8Array): Float64Array {
  // By number: a function for each takes five times as long
  for (let pixel = 0; pixel < counts.length; pixel++) {
    if (sound[pixel] === 0) {
      counts[pixel] = NaN;
    }
  }
  return counts;
}

/** Beams at the corners of a scan. */
function atCorners(places: Float64Array, { rows, columns }: ScanSize): Float64Array {
  const positions = [0, columns - 1, (rows - 1) * columns, rows * columns - 1];
  return Float64Array.from(positions.flatMap(position => [...places.subarray(2 * position, 2 * position + 2)]));
}

/** Counts of one pattern. */
async function countsAt(
  { source }: OpenScan,
  [row, column]: readonly [number, number],
  signal: AbortSignal
): Promise<Float64Array> {
  const tiles = tileList([{ row, column, rows: 1, columns: 1 }]);
  return (await runFrames({ source, tiles, sinks: { sums: {} } }, new InlineTasks(), { signal })).sums.sum;
}

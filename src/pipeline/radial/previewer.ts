import { goldRings } from '../../core/gold/rings';
import { unrolledPattern } from '../../core/calibration/display/unrolledPattern';
import { rounding } from '../../core/radial/ringEllipse';
import { ringProfile } from '../../core/radial/ringProfile';
import { ringShares } from '../../core/radial/ringShares';
import { ringWeights, wholeRingArea } from '../../core/radial/ringSums';
import { sumRings } from '../../core/radial/sumRings';
import { InputError } from '../../core/errors';
import type { RadialOptions } from '../../protocol/radial/radialOptions';
import type { RadialPreview } from '../../protocol/radial/radialPreview';
import type { PathGuard } from '../../storage/pathGuard';
import { encodedImage } from '../encodedImage';
import { runFrames } from '../frames/runFrames';
import { formOf } from '../frames/source/scanSource';
import { tileList } from '../frames/tiles';
import type { TaskRunner } from '../threads/taskRunner';
import { InlineTasks } from '../threads/taskRunner';
import type { OpenScan } from './openScan';
import { openScan } from './openScan';
import type { FittingCalibration, Prepared } from './prepareRadial';
import { fittingCalibration, prepareRadial } from './prepareRadial';
import { inputState } from './radialRecord';

/** What a panel asks for. */
export interface PreviewRequest {
  readonly input: string;
  /** Row and column of the scan */
  readonly position: readonly [row: number, column: number];
  readonly options: RadialOptions;
}

/** A scan that is looked at, ready for one position after another. */
interface Ready extends Prepared {
  readonly scan: OpenScan;
  readonly calibration: FittingCalibration;
}

/** Azimuths of the unrolled pattern */
const AZIMUTHS = 180;
/** Rings of gold up to this q are drawn, 1/Å */
const LARGEST_RING = 1.5;
/** Options that do not change what is known before a pattern is looked at */
const UNUSED: readonly (keyof RadialOptions)[] = ['out', 'overwrite', 'workers', 'rpl', 'corrected', 'gain'];

/**
 * Single patterns, transformed before anything is written. What takes longest, the scan's sum, its bad pixels and the way of the
 * direct beam, is kept for the next position of the same scan with the same options.
 */
export class RadialPreviewer {
  /** @param runner reads what has to be known of the whole scan */
  constructor(private readonly runner: TaskRunner) {}

  /** @throws InputError as transformFile, `E_POSITION` outside of the scan; CancelledError */
  async at(
    { input, position, options }: PreviewRequest,
    guard: PathGuard,
    signal: AbortSignal
  ): Promise<RadialPreview> {
    const { scan, calibration, pixels, origins } = await this.ready(input, options, guard, signal);
    const { shape, scan: size } = formOf(scan.source);
    const [row, column] = position;
    if (!(row >= 0 && row < size.rows && column >= 0 && column < size.columns)) {
      throw new InputError(
        'E_POSITION',
        `${scan.path} has ${size.rows} x ${size.columns} positions: there is no ${row}, ${column}.`
      );
    }
    const tile = { row, column, rows: 1, columns: 1 };
    const work = { source: scan.source, tiles: tileList([tile]), sinks: { sums: {} } };
    const counts = (await runFrames(work, new InlineTasks(), { signal })).sums.sum;
    const at = 2 * (row * size.columns + column);
    const place: [number, number] = [origins.places[at], origins.places[at + 1]];
    const { used } = calibration;
    const matrix = rounding(used);
    const shares = ringShares(shape, place, matrix);
    const weights = ringWeights(sumRings(shares, new Uint8Array(counts.length).fill(1), pixels.used));
    const profile = ringProfile(sumRings(shares, counts, pixels.used), weights, options.gain);
    const bad = pixels.used.map(value => 1 - value);
    const cake = unrolledPattern(
      { counts, shape, used: pixels.used },
      { centre: place, matrix },
      { azimuths: AZIMUTHS, steps: shares.rings, qRange: [0, shares.rings] }
    );
    return {
      pattern: encodedImage(counts, ...shape),
      bad: encodedImage(bad, ...shape),
      stepInvAng: used.pixelSizeInvAng,
      profile: {
        mean: known(profile.mean),
        variance: known(profile.variance),
        countingError: known(profile.countingError),
        spreadError: known(profile.spreadError),
        seen: known(weights.area.map((area, ring) => area / wholeRingArea(ring, used.axisRatio)))
      },
      cake: encodedImage(cake.values, ...cake.shape),
      rings: goldRings(LARGEST_RING).map(({ name, g }) => ({ name, minorRadius: g / used.pixelSizeInvAng })),
      origin: { place, from: origins.used.method },
      calibration: used
    };
  }

  private async ready(input: string, options: RadialOptions, guard: PathGuard, signal: AbortSignal): Promise<Ready> {
    await guard(input, 'read');
    const relevant = Object.entries(options).filter(([name]) => !UNUSED.includes(name as keyof RadialOptions));
    const key = JSON.stringify([await inputState(input), relevant]);
    if (key !== this.key || this.kept === undefined) {
      const scan = await openScan(input, { guard, signal });
      const calibration = await fittingCalibration(scan, options, guard);
      const prepared = await prepareRadial(scan, calibration, options, { runner: this.runner, guard, signal });
      this.kept = { scan, calibration, ...prepared };
      this.key = key;
    }
    return this.kept;
  }

  private key = '';
  private kept: Ready | undefined;
}

/** NaN as JSON has it. */
function known(values: Float64Array): (number | null)[] {
  return Array.from(values, value => (Number.isFinite(value) ? value : null));
}

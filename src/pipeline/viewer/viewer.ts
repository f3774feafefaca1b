import { CancelledError, InputError } from '../../core/errors';
import type { Overview } from '../../protocol/overview';
import type { Params, Progress, requests, Result } from '../../protocol/requests';
import type { FramePosition, ViewedFile } from '../../protocol/viewer';
import { encodedImage } from '../encodedImage';
import { pixelsOf } from '../frames/frameForm';
import { patternSum } from '../frames/patternSum';
import type { FrameSums } from '../frames/sinks/sums';
import type { StoredFile } from '../frames/source/storedFile';
import { isStack, storedForm } from '../frames/source/storedFrames';
import { wholeScan } from '../frames/storedTiles';
import { readOverview, stepNm } from '../overview';
import type { TaskRunner } from '../threads/taskRunner';
import type { Watch } from '../watch';
import { StoredFiles } from './storedFiles';
import { rowsOf, virtualImage } from './virtualImage';

type Requests = typeof requests;

/** The answer goes first, then what the next request will need is read. */
const PREPARE_AFTER_MS = 30;

/** Looks into converted files on behalf of the panels: single patterns at once, sums over many in worker threads. */
export class Viewer {
  constructor(private readonly runner: TaskRunner) {}

  async file(output: string): Promise<ViewedFile> {
    return this.files.use(output, async (file, version) => {
      this.runner.warmUp('frames');
      setTimeout(() => file.prepare(), PREPARE_AFTER_MS).unref();
      const { shape, type } = file.stored;
      const { hasOverview } = file.products();
      return { output, shape: [...shape], dtype: type, version, hasOverview };
    });
  }

  /** @throws InputError `E_POSITION` for a position outside the scan */
  async pattern(output: string, at: FramePosition): Promise<Result<Requests['viewerPattern']>> {
    return this.files.use(output, async (file, version) => {
      const counts = await file.frame(frameIndex(file, at));
      const form = storedForm(file.stored);
      return {
        image: encodedImage(counts ?? new Float32Array(pixelsOf(form)), ...form.shape),
        total: counts?.reduce((sum, count) => sum + count, 0) ?? 0,
        stored: counts !== undefined,
        version
      };
    });
  }

  async patternSum(
    { output, region }: Params<Requests['viewerPatternSum']>,
    { signal, report }: Watch<Progress<Requests['viewerPatternSum']>>
  ): Promise<Result<Requests['viewerPatternSum']>> {
    return this.files.use(output, async (file, version) => {
      const { shape } = storedForm(file.stored);
      const sums = await patternSum(file.tabled(), region, this.runner, signal, ({ sum }, { framesDone, frames }) =>
        report({ image: encodedImage(sum, ...shape), framesDone, frames })
      );
      return { image: encodedImage(sums.sum, ...shape), frames: sums.frames, version };
    });
  }

  /** A new image for the same viewer ends the one before. @throws CancelledError for the one that was ended */
  async virtualImage(
    { output, detector, viewer }: Params<Requests['viewerVirtualImage']>,
    { signal, report }: Watch<Progress<Requests['viewerVirtualImage']>>
  ): Promise<Result<Requests['viewerVirtualImage']>> {
    const mine = new AbortController();
    this.newest.get(viewer)?.abort();
    this.newest.set(viewer, mine);
    const either = AbortSignal.any([signal, mine.signal]);
    try {
      return await this.files.use(output, async (file, version) => {
        const unlessEnded = async (part: Progress<Requests['viewerVirtualImage']>): Promise<void> => {
          if (either.aborted) {
            throw new CancelledError();
          }
          await report(part);
        };
        const { values, rows, columns, pixels } = await virtualImage(file, detector, this.runner, either, unlessEnded);
        return { image: encodedImage(values, rows, columns), pixels, version };
      });
    } finally {
      if (this.newest.get(viewer) === mine) {
        this.newest.delete(viewer);
      }
    }
  }

  /** The images a conversion left, or, for files of other programs, the same made from all their frames. */
  async overview(output: string, { signal, report }: Watch<Progress<Requests['viewerOverview']>>): Promise<Overview> {
    return this.files.use(output, async file => {
      if (file.products().hasOverview) {
        return readOverview(output);
      }
      const stored = file.tabled();
      const { scan, shape } = storedForm(stored);
      const shared = new SharedArrayBuffer(8 * scan.rows * scan.columns);
      const values = new Float64Array(shared);
      const mean = ({ sum, frames }: FrameSums): ReturnType<typeof encodedImage> =>
        encodedImage(
          sum.map(total => total / Math.max(1, frames)),
          ...shape
        );
      const sums = await patternSum(
        stored,
        wholeScan(stored),
        this.runner,
        signal,
        (sofar, { framesDone, frames, parts }) =>
          report({ part: rowsOf(values, stored, parts), meanPattern: mean(sofar), framesDone, frames }),
        shared
      );
      return {
        output,
        sumImage: isStack(stored) ? undefined : encodedImage(values, scan.rows, scan.columns),
        meanPattern: mean(sums),
        maximumPattern: encodedImage(sums.maximum, ...shape),
        stepNm: await stepNm(output)
      };
    });
  }

  private readonly files = new StoredFiles();
  private readonly newest = new Map<string, AbortController>();
}

function frameIndex({ stored }: StoredFile, at: FramePosition): number {
  const { rows, columns } = storedForm(stored).scan;
  if ('index' in at && isStack(stored) && at.index < columns) {
    return at.index;
  }
  if ('row' in at && !isStack(stored) && at.row < rows && at.column < columns) {
    return at.row * columns + at.column;
  }
  const asked = 'index' in at ? `frame ${at.index}` : `row ${at.row}, column ${at.column}`;
  const there = isStack(stored) ? `a stack of ${columns} frames` : `a scan of ${rows} rows and ${columns} columns`;
  throw new InputError('E_POSITION', `There is no pattern at ${asked}: ${stored.path} holds ${there}, counted from 0.`);
}

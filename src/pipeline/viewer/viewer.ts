import { CancelledError, InputError } from '../../core/errors';
import type { Overview } from '../../protocol/overview';
import type { Params, Progress, requests, Result } from '../../protocol/requests';
import type { FramePosition, ViewedFile } from '../../protocol/viewer';
import { encodedImage } from '../encodedImage';
import { readOverview, stepNm } from '../overview';
import type { TaskRunner } from '../threads/taskRunner';
import type { TaskName } from '../threads/tasks';
import type { PatternTotals } from './patternSum';
import { patternSum } from './patternSum';
import type { StoredFile } from './storedFile';
import { StoredFiles } from './storedFiles';
import { frameOf, scanOf } from './storedFrames';
import { rowsOf, virtualImage } from './virtualImage';

type Requests = typeof requests;

/** The answer goes first, then what the next request will need is read. */
const PREPARE_AFTER_MS = 30;

/** Where a request's progress goes, and how its end is told. */
export interface Watch<G> {
  readonly signal: AbortSignal;
  readonly report: (value: G) => Promise<void>;
}

/** Looks into converted files on behalf of the panels: single patterns at once, sums over many in worker threads. */
export class Viewer {
  constructor(private readonly runner: TaskRunner & { warmUp?(task: TaskName): void }) {}

  async file(output: string): Promise<ViewedFile> {
    return this.files.use(output, async (file, version) => {
      this.runner.warmUp?.('storedSums');
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
      const { rows, columns } = frameOf(file.stored);
      return {
        image: encodedImage(counts ?? new Float32Array(rows * columns), rows, columns),
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
      const { rows, columns } = frameOf(file.stored);
      const totals = await patternSum(file, region, this.runner, signal, ({ sum }, { framesDone, frames }) =>
        report({ image: encodedImage(sum, rows, columns), framesDone, frames })
      );
      return { image: encodedImage(totals.sum, rows, columns), frames: totals.frames, version };
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
      const scan = scanOf(file.stored);
      const frame = frameOf(file.stored);
      const shared = new SharedArrayBuffer(8 * scan.rows * scan.columns);
      const values = new Float64Array(shared);
      const mean = (totals: PatternTotals): ReturnType<typeof encodedImage> =>
        encodedImage(
          totals.sum.map(sum => sum / Math.max(1, totals.frames)),
          frame.rows,
          frame.columns
        );
      const whole = { row: 0, column: 0, ...scan };
      const totals = await patternSum(
        file,
        whole,
        this.runner,
        signal,
        (sofar, { framesDone, frames, parts }) =>
          report({ part: rowsOf(values, scan.columns, parts), meanPattern: mean(sofar), framesDone, frames }),
        shared
      );
      return {
        output,
        sumImage: file.stored.shape.length === 3 ? undefined : encodedImage(values, scan.rows, scan.columns),
        meanPattern: mean(totals),
        maximumPattern: encodedImage(totals.maximum, frame.rows, frame.columns),
        stepNm: await stepNm(output)
      };
    });
  }

  private readonly files = new StoredFiles();
  private readonly newest = new Map<string, AbortController>();
}

function frameIndex({ stored }: StoredFile, at: FramePosition): number {
  const { rows, columns } = scanOf(stored);
  const isStack = stored.shape.length === 3;
  if ('index' in at && isStack && at.index < columns) {
    return at.index;
  }
  if ('row' in at && !isStack && at.row < rows && at.column < columns) {
    return at.row * columns + at.column;
  }
  const asked = 'index' in at ? `frame ${at.index}` : `row ${at.row}, column ${at.column}`;
  const there = isStack ? `a stack of ${columns} frames` : `a scan of ${rows} rows and ${columns} columns`;
  throw new InputError('E_POSITION', `There is no pattern at ${asked}: ${stored.path} holds ${there}, counted from 0.`);
}

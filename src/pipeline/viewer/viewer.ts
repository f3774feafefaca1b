import { CancelledError, InputError } from '../../core/errors';
import type { Overview } from '../../protocol/overview';
import type { Params, Progress, requests, Result } from '../../protocol/requests';
import type { FramePosition, ViewedCalibration, ViewedFile } from '../../protocol/viewer';
import { encodedImage } from '../encodedImage';
import { pixelsOf } from '../frames/frameForm';
import { patternSum } from '../frames/patternSum';
import type { FrameSums } from '../frames/sinks/runningSum';
import type { FrameGrid } from '../frames/source/storedFrames';
import { isStack, storedForm } from '../frames/source/storedFrames';
import { wholeScan } from '../frames/storedTiles';
import { readOverview, stepNm } from '../overview';
import type { TaskRunner } from '../threads/taskRunner';
import type { Watch } from '../watch';
import type { PathGuard } from '../../storage/pathGuard';
import { StoredFiles } from './storedFiles';
import { viewedCalibration } from './viewedCalibration';
import { rowsOf, virtualImage } from './virtualImage';

type Requests = typeof requests;

/** Somebody who waits for what is found, and which paths may be read for them. */
type Looking<G> = Watch<G> & { readonly guard: PathGuard };

/** The answer goes first, then what the next request will need is read. */
const PREPARE_AFTER_MS = 30;

/** Looks into converted and raw files on behalf of the panels: single patterns at once, sums over many in worker threads. */
export class Viewer {
  constructor(private readonly runner: TaskRunner) {}

  async file(output: string, guard: PathGuard): Promise<ViewedFile> {
    return this.files.use(output, guard, async (file, version) => {
      this.runner.warmUp('frames');
      setTimeout(() => file.prepare(), PREPARE_AFTER_MS).unref();
      const { grid, isRaw, warnings } = file;
      const { hasOverview } = file.products();
      return { output, shape: [...grid.shape], dtype: grid.type, version, hasOverview, isRaw, warnings: [...warnings] };
    });
  }

  /** The calibration that its patterns can be measured by. */
  async calibration(output: string, guard: PathGuard): Promise<ViewedCalibration> {
    return this.files.use(output, guard, async file => viewedCalibration(file, guard));
  }

  /** @throws InputError `E_POSITION` for a position outside the scan */
  async pattern(output: string, at: FramePosition, guard: PathGuard): Promise<Result<Requests['viewerPattern']>> {
    return this.files.use(output, guard, async (file, version) => {
      const counts = await file.frame(frameIndex(file.grid, at));
      const form = storedForm(file.grid);
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
    { signal, report, guard }: Looking<Progress<Requests['viewerPatternSum']>>
  ): Promise<Result<Requests['viewerPatternSum']>> {
    return this.files.use(output, guard, async (file, version) => {
      const { shape } = storedForm(file.grid);
      const sums = await patternSum(file.frames(), region, this.runner, signal, ({ sum }, { framesDone, frames }) =>
        report({ image: encodedImage(sum, ...shape), framesDone, frames })
      );
      return { image: encodedImage(sums.sum, ...shape), frames: sums.frames, version };
    });
  }

  /** A new image for the same viewer ends the one before. @throws CancelledError for the one that was ended */
  async virtualImage(
    { output, detector, viewer }: Params<Requests['viewerVirtualImage']>,
    { signal, report, guard }: Looking<Progress<Requests['viewerVirtualImage']>>
  ): Promise<Result<Requests['viewerVirtualImage']>> {
    const mine = new AbortController();
    this.newest.get(viewer)?.abort();
    this.newest.set(viewer, mine);
    const either = AbortSignal.any([signal, mine.signal]);
    try {
      return await this.files.use(output, guard, async (file, version) => {
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
  async overview(
    output: string,
    { signal, report, guard }: Looking<Progress<Requests['viewerOverview']>>
  ): Promise<Overview> {
    return this.files.use(output, guard, async file => {
      if (file.products().hasOverview) {
        return readOverview(output);
      }
      const opened = file.frames();
      const { scan, shape } = storedForm(opened);
      const shared = new SharedArrayBuffer(8 * scan.rows * scan.columns);
      const values = new Float64Array(shared);
      const mean = ({ sum, frames }: FrameSums): ReturnType<typeof encodedImage> =>
        encodedImage(
          sum.map(total => total / Math.max(1, frames)),
          ...shape
        );
      const sums = await patternSum(
        opened,
        wholeScan(opened),
        this.runner,
        signal,
        (sofar, { framesDone, frames, parts }) =>
          report({ part: rowsOf(values, opened, parts), meanPattern: mean(sofar), framesDone, frames }),
        shared
      );
      return {
        output,
        sumImage: isStack(opened) ? undefined : encodedImage(values, scan.rows, scan.columns),
        meanPattern: mean(sums),
        maximumPattern: encodedImage(sums.maximum, ...shape),
        stepNm: file.isRaw ? file.stepNm : await stepNm(output)
      };
    });
  }

  private readonly files = new StoredFiles();
  private readonly newest = new Map<string, AbortController>();
}

function frameIndex(grid: FrameGrid, at: FramePosition): number {
  const { rows, columns } = storedForm(grid).scan;
  if ('index' in at && isStack(grid) && at.index < columns) {
    return at.index;
  }
  if ('row' in at && !isStack(grid) && at.row < rows && at.column < columns) {
    return at.row * columns + at.column;
  }
  const asked = 'index' in at ? `frame ${at.index}` : `row ${at.row}, column ${at.column}`;
  const there = isStack(grid) ? `a stack of ${columns} frames` : `a scan of ${rows} rows and ${columns} columns`;
  throw new InputError('E_POSITION', `There is no pattern at ${asked}: ${grid.path} holds ${there}, counted from 0.`);
}

import { stat } from 'node:fs/promises';

import type { z } from 'zod';

import { CancelledError } from '../../core/errors';
import type { CalibrationOptions } from '../../protocol/calibrate/calibrationOptions';
import type { Progress, requests, Result } from '../../protocol/requests';
import { naming } from '../../storage/fileErrors';
import type { PathGuard } from '../../storage/pathGuard';
import { encodedImage } from '../encodedImage';
import type { TaskRunner } from '../threads/taskRunner';
import { latestOnly } from '../threads/latestOnly';
import type { Watch } from '../watch';
import type { FoundConditions } from './conditions';
import { findConditions, settledConditions } from './conditions';
import type { FitSubject } from './fitSubject';
import { fitSubject, fittedPattern } from './fitSubject';
import { givenMask } from './givenMask';
import { givenStandard } from './givenStandard';
import { keepRecord } from './keepRecord';
import { scanOrigins } from './scanOrigins';
import { settledGap } from './settledGap';
import type { PatternSource } from './patternSource';
import { openPattern } from './patternSource';
import { recordFolder } from './recordPlace';
import type { PatternReading, SummedPattern } from './summedPattern';

type Requests = typeof requests;
type Reading = Watch<Progress<Requests['calibrationFit']>>;

/** A pattern that was read before. */
interface Kept {
  readonly version: string;
  readonly source: PatternSource;
  readonly subject: FitSubject;
}

/** Patterns of 515 x 515 take 2 MB each. */
const MOST_KEPT = 8;

/** Calibrates for panels, commands and jobs alike: what was read of a file is kept for as long as the file stays as it is. */
export class Calibrator {
  /**
   * @param sums adds up frames
   * @param fits calculates; not the same, or a fit would wait for the frames of another file
   */
  constructor(
    private readonly sums: TaskRunner,
    private readonly fits: TaskRunner
  ) {}

  /** @throws InputError as openPattern; CancelledError */
  async pattern(
    wanted: z.output<Requests['calibrationPattern']['params']>,
    guard: PathGuard,
    watch: Reading
  ): Promise<Result<Requests['calibrationPattern']>> {
    const { subject, version } = await this.subject(wanted, guard, watch);
    const { pattern, conditions } = subject;
    return {
      image: encodedImage(withGaps(pattern), ...pattern.shape),
      kind: pattern.kind,
      frames: pattern.frames,
      voltage: conditions.voltage?.value,
      cameraLength: conditions.cameraLength?.value,
      warnings: [...pattern.warnings, ...conditions.warnings],
      version
    };
  }

  /**
   * Fits, and writes the record where that is wanted.
   *
   * @throws InputError as openPattern, fitSubject and keepRecord; options that do not fit are told before any frame is read;
   * CancelledError, at once
   */
  async fit(
    { input, options, write }: z.output<Requests['calibrationFit']['params']>,
    guard: PathGuard,
    watch: Reading
  ): Promise<Result<Requests['calibrationFit']>> {
    const { subject, source, remembered } = await this.subject({ ...options, input }, guard, watch, options);
    const { signal } = watch;
    const fitting = fitSubject(subject, options, { runner: this.fits, guard, signal });
    const fit = await unlessAborted(fitting, signal);
    const means = { runner: this.fits, guard, signal, scan: source.scan };
    const written = write && (await unlessAborted(keepRecord(fit, write, means), signal));
    return { record: fit.record, written, remembered };
  }

  /** A mask file as it lies on the pattern. @throws InputError as openPattern and givenMask; CancelledError */
  async mask(
    wanted: z.output<Requests['calibrationMask']['params']>,
    guard: PathGuard,
    watch: Reading
  ): Promise<Result<Requests['calibrationMask']>> {
    const { path, pattern } = (await this.subject(wanted, guard, watch)).subject;
    const given = await givenMask(path, pattern.shape, wanted, guard);
    return { image: encodedImage(given ?? [], ...pattern.shape) };
  }

  /**
   * Where the direct beam is over the scan, by the geometry of a record.
   *
   * @throws InputError as openPattern and originMaps; CancelledError
   */
  async origins(
    { input, record }: z.output<Requests['calibrationOrigins']['params']>,
    guard: PathGuard,
    watch: Reading
  ): Promise<Result<Requests['calibrationOrigins']>> {
    const { subject, source } = await this.subject({ ...record.options, input }, guard, watch);
    const frames = await source.scan();
    return frames
      ? scanOrigins(
          frames,
          { record, pattern: await fittedPattern(subject, record.options, guard) },
          this.sums,
          watch.signal
        )
      : { missing: 'scan' };
  }

  private async subject(
    { input, page, chipGap }: z.output<Requests['calibrationPattern']['params']>,
    guard: PathGuard,
    { signal, report }: Reading,
    options?: CalibrationOptions
  ): Promise<Kept & { remembered: boolean }> {
    const version = await versionOf(input);
    const name = JSON.stringify([input, page, chipGap]);
    const kept = this.kept.get(name);
    if (kept?.version === version) {
      const fresh = { ...kept, subject: { ...kept.subject, conditions: await this.conditions(kept, guard) } };
      this.keep(name, fresh);
      return { ...fresh, remembered: true };
    }
    const source = await openPattern(input, { guard, signal }, page);
    const conditions = await findConditions(source, [recordFolder(source.path)], guard);
    const news = latestOnly<Progress<Requests['calibrationFit']>>((_, later) => later, report);
    const recorded = await source.read({
      runner: this.sums,
      guard,
      signal,
      onShape: options && (await checkFor(options, source.path, conditions, guard)),
      onFrames: (framesDone, frames) => news.push({ framesDone, frames })
    });
    await news.sent();
    const pattern = await settledGap(recorded, {
      runner: this.fits,
      signal,
      voltage: options?.voltage ?? conditions.voltage?.value,
      standard: options && (await givenStandard(options, guard)),
      chipGap
    });
    const read = { version, source, subject: { path: source.path, pattern, conditions } };
    this.keep(name, read);
    return { ...read, remembered: false };
  }

  /** Looked for again as long as something is missing: the microscope's file may have been copied meanwhile. */
  private async conditions({ source, subject }: Kept, guard: PathGuard): Promise<FoundConditions> {
    const { conditions } = subject;
    return conditions.voltage && conditions.cameraLength
      ? conditions
      : findConditions(source, [recordFolder(source.path)], guard);
  }

  private keep(name: string, kept: Kept): void {
    this.kept.delete(name);
    this.kept.set(name, kept);
    [...this.kept.keys()].slice(0, -MOST_KEPT).forEach(oldest => this.kept.delete(oldest));
  }

  /** By path and choice of the frame, least recently used first */
  private readonly kept = new Map<string, Kept>();
}

/** NaN where no detector is. */
function withGaps({ counts, mask }: SummedPattern): ArrayLike<number> {
  return mask ? counts.map((value, pixel) => (mask[pixel] ? NaN : value)) : counts;
}

/** Whether options go with a file, before its frames are read. @throws InputError as fitSubject */
async function checkFor(
  options: CalibrationOptions,
  path: string,
  conditions: FoundConditions,
  guard: PathGuard
): Promise<PatternReading['onShape']> {
  settledConditions(path, options, conditions);
  await givenStandard(options, guard);
  return async shape => void (await givenMask(path, shape, options, guard));
}

async function versionOf(path: string): Promise<string> {
  const { ino, size, mtimeMs } = await naming(path, 'read', () => stat(path));
  return `${ino} ${size} ${mtimeMs}`;
}

/** The thread comes to an end with a fit that nobody waits for any more. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  work.catch(() => undefined);
  return new Promise<T>((resolve, reject) => {
    const giveUp = (): void => reject(new CancelledError());
    signal.addEventListener('abort', giveUp);
    if (signal.aborted) {
      giveUp();
    }
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}

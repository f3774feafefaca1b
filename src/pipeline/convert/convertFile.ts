import { InputError } from '../../core/errors';
import type { ConvertOptions } from '../../protocol/convert/convertOptions';
import type { ConvertOutput } from '../../protocol/convert/convertResult';
import { naming } from '../../storage/fileErrors';
import type { Acquisition } from '../../storage/merlin/acquisition';
import { acquisitionOf } from '../../storage/merlin/acquisition';
import { isUnforeseen } from '../../storage/merlin/foreseenHeaders';
import { grownTo } from '../../storage/merlin/growth';
import type { RawAcquisition } from '../../storage/merlin/rawAcquisition';
import { openRawAcquisition } from '../../storage/merlin/rawAcquisition';
import type { PathGuard } from '../../storage/pathGuard';
import { discardAllParts } from '../parts/partsFolder';
import type { TaskRunner } from '../threads/taskRunner';
import type { Companion } from './companion';
import { Accompaniment } from './companion';
import type { ConversionPlan } from './conversionPlan';
import { planConversion } from './conversionPlan';
import { warmUpFor } from './convertThreads';
import { CONVERT } from './convertPartsFolder';
import { foreseenPlan } from './foreseenPlan';
import { outputState } from './outputState';
import { clearPartials, discardDead } from '../partialFile';
import { olderProfiles } from './olderProfiles';
import { readHeaders } from './readHeaders';
import type { ConversionManner, ConversionWatch, Written } from './writeConversion';
import { writeConversion } from './writeConversion';

export type GuardedWatch = ConversionWatch & { readonly guard: PathGuard };

/**
 * Converts one acquisition. A complete result of the same options is left as it is, an unfinished or damaged one is made
 * again.
 *
 * Where a few hundred headers show a plain series or scan, the file is read once: the other headers are checked as their frames
 * pass, and where one is not as foreseen, or where the times of all frames show pauses between lines, all headers are read and
 * the work begins again.
 *
 * @param companion what else is made of the frames
 * @throws InputError with the reason when it cannot be converted, `E_OTHER_OPTIONS` when a complete result of other options
 * is there and `overwrite` is not set; CancelledError
 */
export async function convertFile(
  path: string,
  options: ConvertOptions,
  runner: TaskRunner,
  watch: GuardedWatch,
  companion?: Companion
): Promise<ConvertOutput> {
  const started = performance.now();
  const result = (written: Written, skipped: boolean): ConvertOutput =>
    convertOutput(written, skipped, (performance.now() - started) / 1000);
  const beside = (plan: ConversionPlan): Accompaniment | undefined =>
    companion && new Accompaniment(companion, plan, { runner, ...watch, overwrite: options.overwrite });
  const raw = await openRawAcquisition(path, watch);
  const foreseen = foreseenPlan(raw, options);
  if (foreseen !== undefined) {
    await watch.guard(foreseen.plan.file, 'write');
    try {
      return result(await write(foreseen.plan, runner, watch, { foreseen, beside: beside(foreseen.plan) }), false);
    } catch (cause) {
      if (!isUnforeseen(cause)) {
        throw cause;
      }
    }
  }
  const plan = await readPlan(raw, options, runner, watch);
  const bytes = await formerBytes(plan, options, watch.signal);
  if (bytes !== undefined) {
    await discardDead(plan.folder);
    const accompanied = (await beside(plan)?.after()) ?? { warnings: [] };
    return result({ bytes, plan, ...accompanied }, true);
  }
  return result(await write(plan, runner, watch, { beside: beside(plan) }), false);
}

/**
 * Plans a conversion when all headers were read.
 *
 * @param read how they are
 * @throws as `convertFile`
 */
export async function readPlan(
  raw: RawAcquisition,
  options: ConvertOptions,
  runner: TaskRunner,
  watch: GuardedWatch,
  read: typeof readHeaders = readHeaders
): Promise<ConversionPlan> {
  warmUpFor(raw.bytes, runner);
  const index = await read(raw, runner, watch.signal);
  const plan = planConversion(acquisitionOf(raw, index), options);
  await watch.guard(plan.file, 'write');
  return plan;
}

/**
 * Bytes of a complete result of the same options, which is left as it is; undefined where there is none.
 *
 * @throws InputError `E_OTHER_OPTIONS`
 */
export async function formerBytes(
  plan: ConversionPlan,
  { overwrite }: ConvertOptions,
  signal: AbortSignal
): Promise<number | undefined> {
  if (overwrite) {
    return undefined;
  }
  const { state, reason, bytes } = await naming(plan.file, 'write', () => outputState(plan, true, signal));
  if (state === 'other-options') {
    throw new InputError(
      'E_OTHER_OPTIONS',
      `${plan.file} exists already. ${reason} Nothing was changed: overwrite it (--overwrite), or name another output folder (--out) to keep both.`
    );
  }
  return state === 'complete' ? (bytes ?? 0) : undefined;
}

/** Writes a conversion where nothing else writes one, of data that are not still being recorded. */
export async function write(
  plan: ConversionPlan,
  runner: TaskRunner,
  watch: ConversionWatch,
  manner: ConversionManner
): Promise<Written> {
  const { acquisition, folder } = plan;
  warmUpFor(acquisition.bytes, runner);
  await refuseGrowing(acquisition);
  await naming(folder, 'write', () => clearPartials(folder, acquisition.path));
  const written = await writeConversion(plan, runner, watch, manner);
  await naming(folder, 'write', () => discardAllParts(folder, acquisition.stem, CONVERT));
  const older = written.radial ? [] : olderProfiles({ folder, stem: acquisition.stem });
  return { ...written, warnings: [...written.warnings, ...older] };
}

/** @throws InputError `E_GROWING` for data that are still being recorded */
export async function refuseGrowing(acquisition: Acquisition): Promise<void> {
  const bytes = await grownTo(acquisition);
  if (bytes !== undefined) {
    throw new InputError(
      'E_GROWING',
      `${acquisition.path} is still being written: it grew from ${acquisition.bytes} to ${bytes} bytes within a moment. Convert it when the acquisition has ended.`
    );
  }
}

/** What became of a conversion, as it is told. */
export function convertOutput(
  { plan, bytes, radial, warnings }: Written,
  skipped: boolean,
  seconds: number
): ConvertOutput {
  const { acquisition, candidate } = plan;
  const [{ shape, type }] = plan.outputs;
  return {
    input: acquisition.path,
    output: plan.file,
    shape,
    dtype: type,
    reshape: {
      mode: candidate.mode,
      evidence: candidate.evidence,
      source: candidate.source,
      guess: candidate.guess,
      contradictions: [...candidate.contradictions]
    },
    frames: acquisition.frames,
    dropped: plan.dropped,
    lost: acquisition.lost,
    skipped,
    seconds,
    bytes_in: acquisition.bytes,
    bytes_out: bytes,
    ...(radial && { radial }),
    warnings: [...acquisition.warnings, ...plan.warnings, ...warnings]
  };
}

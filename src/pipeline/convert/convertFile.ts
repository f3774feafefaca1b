import { InputError } from '../../core/errors';
import type { ConvertOptions } from '../../protocol/convertOptions';
import type { ConvertOutput } from '../../protocol/convertResult';
import { naming } from '../../storage/fileErrors';
import type { Acquisition } from '../../storage/merlin/acquisition';
import { openAcquisition } from '../../storage/merlin/acquisition';
import { grownTo } from '../../storage/merlin/growth';
import type { PathGuard } from '../../storage/pathGuard';
import type { FrameRunner } from '../frames/frameRunner';
import type { ConversionPlan } from './conversionPlan';
import { planConversion } from './conversionPlan';
import { outputState } from './outputState';
import { clearPartials, discardDead } from './partialFile';
import type { ConversionWatch, Written } from './writeConversion';
import { writeConversion } from './writeConversion';

/**
 * Converts one acquisition. A complete result of the same options is left as it is, an unfinished or damaged one is made
 * again.
 *
 * @throws InputError with the reason when it cannot be converted, `E_OTHER_OPTIONS` when a complete result of other options
 * is there and `overwrite` is not set; CancelledError
 */
export async function convertFile(
  path: string,
  options: ConvertOptions,
  runner: FrameRunner,
  watch: ConversionWatch & { readonly guard: PathGuard }
): Promise<ConvertOutput> {
  const started = performance.now();
  const acquisition = await openAcquisition(path, { ...watch, readIndex: runner.readIndex });
  const plan = planConversion(acquisition, options);
  await watch.guard(plan.file, 'write');
  const result = (written: Written, skipped: boolean): ConvertOutput =>
    convertOutput(plan, written, skipped, (performance.now() - started) / 1000);
  if (!options.overwrite) {
    const { state, reason, bytes } = await naming(plan.file, 'write', () => outputState(plan, true, watch.signal));
    if (state === 'complete') {
      await discardDead(plan.folder);
      return result({ bytes: bytes ?? 0, warnings: [] }, true);
    }
    if (state === 'other-options') {
      throw new InputError(
        'E_OTHER_OPTIONS',
        `${plan.file} exists already. ${reason} Nothing was changed: overwrite it (--overwrite), or name another output folder (--out) to keep both.`
      );
    }
  }
  runner.warmUp(acquisition.bytes);
  await refuseGrowing(acquisition);
  await naming(plan.folder, 'write', () => clearPartials(plan.folder, acquisition.path));
  return result(await writeConversion(plan, runner, watch), false);
}

async function refuseGrowing(acquisition: Acquisition): Promise<void> {
  const bytes = await grownTo(acquisition);
  if (bytes !== undefined) {
    throw new InputError(
      'E_GROWING',
      `${acquisition.path} is still being written: it grew from ${acquisition.bytes} to ${bytes} bytes within a moment. Convert it when the acquisition has ended.`
    );
  }
}

function convertOutput(plan: ConversionPlan, written: Written, skipped: boolean, seconds: number): ConvertOutput {
  const { acquisition, candidate } = plan;
  const [{ shape, type }] = plan.outputs;
  return {
    input: acquisition.path,
    output: plan.file,
    shape,
    dtype: type,
    reshape: { mode: candidate.mode, evidence: candidate.evidence },
    frames: acquisition.frames,
    dropped: plan.dropped,
    lost: acquisition.lost,
    skipped,
    seconds,
    bytes_in: acquisition.bytes,
    bytes_out: written.bytes,
    warnings: [...acquisition.warnings, ...plan.warnings, ...written.warnings]
  };
}

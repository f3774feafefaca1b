import type { PipelineRequest } from '../../protocol/pipeline';
import type { PathGuard } from '../../storage/pathGuard';
import { newestRecord } from '../calibrate/newestRecord';
import { resultStem } from '../calibrate/recordPlace';
import { workOf } from '../works';

/** What of the options says where results go, and not how they are made */
const PLACES = ['out', 'force'];

/**
 * References that need not be calibrated: each has a calibration that has not failed, made with all that is asked for. It may have been mended by
 * hand, and stays.
 *
 * @param references raw files
 */
export async function keptReferences(
  references: readonly string[],
  { options, choices }: Pick<PipelineRequest, 'options' | 'choices'>,
  guard: PathGuard
): Promise<Set<string>> {
  if (options.convert?.out !== undefined || options.calibrate?.out !== undefined) {
    return new Set();
  }
  const convert = await workOf('convert');
  const kept = references.map(async source => {
    const stored = (await newestRecord(resultStem(source), source, guard))?.record;
    const converted = options.convert && convert.yields?.(source, options.convert);
    const choice = choices.calibrate?.[converted ?? source] ?? choices.calibrate?.[source];
    const asked = Object.entries({ ...options.calibrate, ...choice }).filter(([name]) => !PLACES.includes(name));
    const made: Readonly<Record<string, unknown>> = stored?.options ?? {};
    const isMadeSo = asked.every(([name, value]) => JSON.stringify(made[name]) === JSON.stringify(value));
    return stored && stored.verdict !== 'fail' && isMadeSo ? [source] : [];
  });
  return new Set((await Promise.all(kept)).flat());
}

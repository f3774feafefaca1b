import { CancelledError } from '../../core/errors';
import type { TaskRunner } from '../../pipeline/threads/taskRunner';
import type { Work } from '../../pipeline/work';
import type { GivenOptionsOf, OptionsOf } from '../../protocol/capabilities';
import { capabilities } from '../../protocol/capabilities';
import { ExitStatus } from './exitStatus';
import { printOutcome } from './report';
import { runOrder } from './runOrder';
import { UsageError } from './usageError';

/** The options of `jupyter 4dstem radial`. */
export interface RadialFlags extends Omit<GivenOptionsOf<'radial'>, 'excludeSectors' | 'excludeDiscs'> {
  excludeSector?: [number, number][];
  json?: boolean;
}

/** Errors that another option would mend. */
const USAGE = new Set(['E_NO_VOLTAGE', 'E_NO_CAMERA_LENGTH', 'E_MASK_SHAPE', 'E_ORIGIN']);

/** Transforms what the command line asks for, and prints what came of it. */
export async function radial(
  inputs: readonly string[],
  flags: RadialFlags,
  work: Work<'radial'>,
  threads: TaskRunner
): Promise<ExitStatus> {
  const order = { kind: 'radial' as const, inputs, options: radialOptions(flags) };
  const { outcome, cancelled } = await runOrder(order, work, work.begin(threads));
  if (cancelled) {
    throw new CancelledError();
  }
  printOutcome('radial', work, outcome, flags.json ?? false);
  if (outcome.errors.some(({ code }) => USAGE.has(code))) {
    return ExitStatus.Usage;
  }
  return outcome.errors.length > 0 ? ExitStatus.Failed : ExitStatus.Ok;
}

/** @throws UsageError */
export function radialOptions({ json: _json, excludeSector, ...given }: RadialFlags): OptionsOf<'radial'> {
  const parsed = capabilities.radial.options.safeParse({ ...given, excludeSectors: excludeSector });
  if (!parsed.success) {
    throw UsageError.fromZod(parsed.error);
  }
  return parsed.data;
}

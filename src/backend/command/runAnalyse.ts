import { CancelledError } from '../../core/errors';
import type { TaskRunner } from '../../pipeline/threads/taskRunner';
import type { Work } from '../../pipeline/work';
import type { OptionsOf } from '../../protocol/capabilities';
import { capabilities } from '../../protocol/capabilities';
import { ExitStatus } from './exitStatus';
import { printOutcome } from './report';
import { runOrder } from './runOrder';
import { UsageError } from './usageError';

/** The options of `jupyter 4dstem analyse`. */
export interface AnalyseFlags {
  qRange?: string[];
  workers?: number;
  json?: boolean;
  [option: string]: unknown;
}

/** Analyses what the command line asks for, all together, and prints what came of it. */
export async function runAnalyse(
  named: readonly string[],
  flags: AnalyseFlags,
  work: Work<'analyse'>,
  threads: TaskRunner
): Promise<ExitStatus> {
  const request = analyseRequest(named, flags);
  const { outcome, cancelled } = await runOrder({ kind: 'analyse', ...request }, work, work.begin(threads));
  if (cancelled) {
    throw new CancelledError();
  }
  printOutcome('analyse', work, outcome, flags.json ?? false);
  return outcome.errors.length > 0 ? ExitStatus.Failed : ExitStatus.Ok;
}

/** Paths and options of a command line; paths behind --q-range are taken for its values at first. @throws UsageError */
export function analyseRequest(
  named: readonly string[],
  { json: _json, qRange: range = [], ...given }: AnalyseFlags
): { inputs: string[]; options: OptionsOf<'analyse'> } {
  const inputs = [...named, ...range.slice(2)];
  if (inputs.length === 0) {
    throw new UsageError('PATH is missing: name _azimuthal_mean.hspy files, or folders of them.');
  }
  const qRange = range.length > 0 ? { qRange: range.slice(0, 2).map(Number) } : {};
  const parsed = capabilities.analyse.options.safeParse({ ...given, ...qRange });
  if (!parsed.success) {
    throw UsageError.fromZod(parsed.error);
  }
  return { inputs, options: parsed.data };
}

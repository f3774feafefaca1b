import { stat } from 'node:fs/promises';

import { CancelledError } from '../../core/errors';
import { calibrationInputs } from '../../pipeline/calibrate/calibrationInputs';
import type { TaskRunner } from '../../pipeline/threads/taskRunner';
import type { Work } from '../../pipeline/work';
import type { CalibrationOptions } from '../../protocol/calibrate/calibrationOptions';
import type { OptionsOf } from '../../protocol/capabilities';
import { capabilities } from '../../protocol/capabilities';
import { unguarded } from '../../storage/pathGuard';
import { ExitStatus } from './exitStatus';
import { printCalibrations } from './printCalibrations';
import { runOrder } from './runOrder';
import { UsageError } from './usageError';

/** The options of `jupyter 4dstem calibrate`. */
export interface CalibrateFlags extends Omit<CalibrationOptions, 'qRange'> {
  qRange?: string[];
  out?: string;
  force?: boolean;
  json?: boolean;
}

/** Errors that another option would mend. */
const USAGE = new Set(['E_NO_VOLTAGE', 'E_NO_CAMERA_LENGTH', 'E_NO_PIXEL_SIZE', 'E_MASK_SHAPE', 'E_OUT']);

/** Calibrates what the command line asks for, and prints what came of it. */
export async function calibrate(
  named: readonly string[],
  flags: CalibrateFlags,
  work: Work<'calibrate'>,
  threads: TaskRunner
): Promise<ExitStatus> {
  const { json = false } = flags;
  const { inputs, options } = calibrationRequest(named, flags);
  const { out, force } = options;
  const found = await calibrationInputs(inputs, unguarded);
  const { files, several } = found;
  if (out !== undefined && files.length > 1 && !(await isFolder(out))) {
    throw new UsageError(`--out: ${files.length} files need an existing folder for their records, and ${out} is none.`);
  }
  const { outcome, cancelled } = await runOrder(
    { kind: 'calibrate', inputs, options },
    work,
    work.begin(threads),
    found
  );
  if (cancelled) {
    throw new CancelledError();
  }
  const { results, errors } = outcome;
  printCalibrations({ done: results, errors, several }, { json, force });
  if (errors.some(({ code }) => USAGE.has(code))) {
    return ExitStatus.Usage;
  }
  return errors.length > 0 || results.some(({ record }) => record.verdict === 'fail')
    ? ExitStatus.Failed
    : ExitStatus.Ok;
}

/** Files and options of a command line; files behind --q-range are taken for its values at first. @throws UsageError */
export function calibrationRequest(
  named: readonly string[],
  { json: _json, qRange: range = [], ...given }: CalibrateFlags
): { inputs: string[]; options: OptionsOf<'calibrate'> } {
  const inputs = [...named, ...range.slice(2)];
  if (inputs.length === 0) {
    throw new UsageError('FILE is missing: name a _data.hdf5, a .mib, a single pattern or a folder of them.');
  }
  return {
    inputs,
    options: optionsOf({ ...given, ...(range.length > 0 && { qRange: range.slice(0, 2).map(Number) }) })
  };
}

function optionsOf(given: object): OptionsOf<'calibrate'> {
  const parsed = capabilities.calibrate.options.safeParse(given);
  if (!parsed.success) {
    throw UsageError.fromZod(parsed.error);
  }
  return parsed.data;
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    found => found.isDirectory(),
    () => false
  );
}

import { stat } from 'node:fs/promises';
import { basename } from 'node:path';

import * as z from 'zod';

import type { Provenance } from '../../protocol/provenance';
import { provenanceSchema } from '../../protocol/provenance';

import { radialOptionsSchema } from '../../protocol/radial/radialOptions';
import type { RadialOptions } from '../../protocol/radial/radialOptions';
import { usedCalibrationSchema, usedOriginSchema } from '../../protocol/radial/radialResult';
import { inStoredTree } from '../../storage/hdf5/tree/inStoredTree';
import { groupBelow } from '../../storage/hdf5/tree/storedTree';
import { RECORD_GROUP } from '../../storage/hdf5/recordGroup';
import { fileError, isMissing } from '../../storage/fileErrors';
import { isMib } from '../../storage/session/findMib';
import { madeNow } from '../provenance';

/** How profiles were made: kept in the file of the means, as JSON. */
export const radialRecordSchema = provenanceSchema.extend({
  input: z.object({ path: z.string(), bytes: z.number(), changed: z.string() }),
  options: radialOptionsSchema,
  calibration: usedCalibrationSchema,
  origin: usedOriginSchema,
  conditions: z.object({ 'acceleration_voltage(V)': z.number(), 'nominal_camera_length(m)': z.number() }),
  /** Columns by which every line of the file was rolled to the left */
  rolled: z.number().default(0),
  /** Pixels that do not count, by reason */
  pixels: z.object({ masked: z.number(), gap: z.number(), dead: z.number(), hot: z.number(), total: z.number() }),
  patterns: z.number(),
  warnings: z.array(z.string())
});

export type RadialRecord = z.infer<typeof radialRecordSchema>;
/** What is known of it before the data are as they stay. */
export type RadialDraft = Omit<RadialRecord, 'input'>;

/** What a file is like at the moment, to notice that it changed. @throws InputError of the file system */
export async function inputState(path: string): Promise<RadialRecord['input']> {
  try {
    const { size, mtime } = await stat(path);
    return { path, bytes: size, changed: mtime.toISOString() };
  } catch (cause) {
    throw fileError(cause, path, 'read');
  }
}

export function radialDraft(found: Omit<RadialDraft, keyof Provenance>): RadialDraft {
  return { ...madeNow(), ...found };
}

/** The record in a file of means; undefined where there is no such file, and null where it was made by another program. */
export async function readRadialRecord(path: string): Promise<RadialRecord | null | undefined> {
  try {
    return await inStoredTree(path, root => {
      const text = groupBelow(root, [RECORD_GROUP])?.attributes().record;
      const parsed = radialRecordSchema.safeParse(typeof text === 'string' ? JSON.parse(text) : undefined);
      return parsed.success ? parsed.data : null;
    });
  } catch (cause) {
    if (isMissing(cause) || (cause instanceof Error && 'code' in cause && cause.code === 'E_NOT_FOUND')) {
      return undefined;
    }
    throw cause;
  }
}

/** Options that change nothing in the profiles. */
const IRRELEVANT: readonly (keyof RadialOptions)[] = ['calibration', 'out', 'overwrite', 'workers', 'rpl', 'corrected'];

/** Names what makes profiles others than those that would be made now; undefined where they are the same. */
export function radialDifference(
  made: RadialRecord,
  now: Pick<RadialRecord, 'input' | 'options' | 'calibration'>
): string | undefined {
  if (made.input.bytes !== now.input.bytes || made.input.changed !== now.input.changed) {
    return changeOfData(made.input.path, now.input.path);
  }
  const numbers = ({ pixelSizeInvAng, axisRatio, theta }: RadialRecord['calibration']): string =>
    [pixelSizeInvAng, axisRatio, theta].join(' ');
  if (numbers(made.calibration) !== numbers(now.calibration)) {
    return `made with another calibration (${basename(made.calibration.path)})`;
  }
  if (now.options.corrected && !made.options.corrected) {
    return 'made without the corrected patterns';
  }
  if (now.options.rpl && !made.options.rpl) {
    return 'made without the .rpl files';
  }
  const keys = (Object.keys(now.options) as (keyof RadialOptions)[]).filter(key => !IRRELEVANT.includes(key));
  const key = keys.find(name => JSON.stringify(made.options[name]) !== JSON.stringify(now.options[name]));
  return key === undefined ? undefined : `made with other options (${asWords(key)})`;
}

/** hotPixels: hot pixels. */
function asWords(key: string): string {
  return key.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`);
}

/** What has become of data that are not those of then. */
function changeOfData(made: string, now: string): string {
  if (made !== now && isMib(made)) {
    return 'made from the raw file, before it was converted';
  }
  return isMib(now)
    ? 'the raw data have changed since'
    : 'the data were converted again since: the profiles are kept, but are those of the file before';
}

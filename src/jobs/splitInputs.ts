import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';

import { InputError } from '../core/errors';
import type { Order } from '../pipeline/work';
import { workOf } from '../pipeline/works';
import type { Kind } from '../protocol/capabilities';
import type { Problem } from '../protocol/problem';
import { problemOf } from '../protocol/problem';
import { naming } from '../storage/fileErrors';
import type { PartingWish } from './createJob';
import type { Split } from './jobSchema';

const GB = 1e9;
/** More parts cost the scheduler more than they bring, whatever the size: see docs/scale.md */
const MOST_PARTS = 100;

/**
 * Which of some files are worked on in parts, and in how many.
 *
 * @param wish a number of parts that somebody asked for; by size it is the fewest of which none is larger
 * @param sources whose sizes tell how much work each is: files that are still to be made have none
 * @returns the parts by input, and of larger files that are done as a whole why
 * @throws InputError `E_PARTS` where a number of parts was asked for and the options do not allow any; of the file system
 */
export async function splitInputs<K extends Kind>(
  { kind, options, choices }: Pick<Order<K>, 'kind' | 'options' | 'choices'>,
  files: readonly string[],
  { over, parts }: PartingWish,
  sources: readonly string[] = files
): Promise<{ readonly splits: Record<string, Split>; readonly whole: readonly Problem[] }> {
  const work = await workOf(kind);
  const key = randomBytes(4).toString('hex');
  const splits: Record<string, Split> = {};
  const whole: Problem[] = [];
  for (const [index, input] of files.entries()) {
    const of = parts ?? (over === undefined ? 1 : await partsBySize(sources[index] ?? input, over));
    const asked = { options, choice: choices?.[input] };
    const find = (): string | undefined => (of > 1 ? work.partsFolder?.(input, asked, key) : undefined);
    const folder = folderOrWhy(find, parts !== undefined);
    if (folder instanceof InputError) {
      whole.push(problemOf(folder, input));
    } else if (folder !== undefined) {
      const parts = Array.from({ length: of }, (_, index) => index);
      splits[input] = { of, parts, folder, ...(work.readsAllFirst?.(asked) && { readsAll: true }) };
    }
  }
  if (parts !== undefined && parts > 1 && !work.partsFolder) {
    throw new InputError('E_PARTS', 'This work is not done in parts: do it in one (leave out --parts).');
  }
  return { splits, whole };
}

async function partsBySize(input: string, over: number): Promise<number> {
  const { size } = await naming(input, 'read', () => stat(input));
  return Math.min(MOST_PARTS, Math.ceil(size / (over * GB)));
}

/** What options do not allow is done as a whole, unless parts were asked for. @returns the reason then */
function folderOrWhy(find: () => string | undefined, isAsked: boolean): string | undefined | InputError {
  try {
    return find();
  } catch (cause) {
    if (cause instanceof InputError && cause.code === 'E_PARTS' && !isAsked) {
      return cause;
    }
    throw cause;
  }
}

import { createHash } from 'node:crypto';

import { VERSION } from '../../protocol/version';
import type { FileMark } from '../../storage/merlin/fileMarks';
import type { FrameWork } from '../frames/frameWork';
import { runFrames } from '../frames/runFrames';
import type { SinkJobs } from '../frames/sinks';
import { formOf } from '../frames/source/scanSource';
import type { TaskRunner } from '../threads/taskRunner';
import type { WorkShare } from '../work';
import { regionOf } from './share';
import { makeTogether } from './sharedBlocks';

/** Blocks for each part: the fewer, the longer do parts that begin at the same time work on the same one at the end */
const BLOCKS_OF_PART = 4;

/**
 * A pass over all patterns that has to be done before anything else is made of them, and leaves a few numbers for each position.
 *
 * @param values those of the positions, row-major, in shared memory: what the sinks write to
 * @param rules by which the numbers are made
 */
export type NumbersPass = <S extends SinkJobs>(
  work: FrameWork<S>,
  values: Float64Array,
  rules: readonly (string | Uint8Array)[]
) => Promise<void>;

/** Such a pass in the threads of one process. */
export function passAlone(runner: TaskRunner, signal: AbortSignal): NumbersPass {
  return async work => void (await runFrames(work, runner, { signal }));
}

/**
 * Such a pass done together with the other parts, each of which has to know all numbers.
 *
 * @param marks of the files that the patterns are in
 */
export function passTogether(
  share: WorkShare,
  marks: readonly FileMark[],
  runner: TaskRunner,
  signal: AbortSignal
): NumbersPass {
  return async (work, values, rules) => {
    const { scan } = formOf(work.source);
    const each = values.length / (scan.rows * scan.columns);
    const count = BLOCKS_OF_PART * share.of;
    const regions = Array.from({ length: count }, (_, index) => regionOf(work.tiles, scan, { index, of: count }));
    const own = (block: number): Float64Array => {
      const { first, count: positions } = regions[block];
      return values.subarray(each * first, each * (first + positions));
    };
    await makeTogether(share, {
      name: `numbers-${markOf(marks, [...rules, JSON.stringify([scan, count, each])])}`,
      count,
      sizeOf: block => own(block).byteLength,
      make: async block => {
        const { tiles, count: positions } = regions[block];
        if (positions > 0) {
          await runFrames({ ...work, tiles }, runner, { signal });
        }
        return new Uint8Array(Float64Array.from(own(block)).buffer);
      },
      take: (block, bytes) => own(block).set(new Float64Array(bytes.buffer))
    });
  };
}

/** Tells numbers of the same files, made by the same rules, from any other, on whichever node they are made. */
function markOf(marks: readonly FileMark[], rules: readonly (string | Uint8Array)[]): string {
  const same = marks.map(mark => ({ ...mark, device: undefined }));
  const hash = createHash('sha256').update(JSON.stringify([VERSION, same]));
  rules.forEach(rule => hash.update(rule));
  return hash.digest('hex').slice(0, 16);
}

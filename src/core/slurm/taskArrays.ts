/** A row of tasks of a job, which Slurm numbers in a row too. */
export interface TaskArray {
  /** Task of the job that is, or would be, number 0 */
  readonly first: number;
  /** The lowest number */
  readonly from: number;
  readonly count: number;
  /** Tasks that run at the same time */
  readonly concurrent: number;
}

/** MaxArraySize of a Slurm that was not set up otherwise: indices stay below it. */
export const USUAL_ARRAY_SIZE = 1001;

/**
 * The tasks of a job as the arrays that Slurm takes. A part is a power of ten long, so that the number of a task is that of its part
 * with Slurm's index behind it.
 *
 * @param arraySize the site's MaxArraySize
 */
export function taskArrays(tasks: number, concurrent: number, arraySize: number): TaskArray[] {
  const size = tasks <= arraySize ? tasks : blockSize(arraySize);
  return Array.from({ length: Math.ceil(tasks / size) }, (_, part) => ({
    first: part * size,
    from: 0,
    count: Math.min(size, tasks - part * size),
    concurrent
  }));
}

/** The first task of the block of a task, numbered from 0 within it: see `taskArrays`. */
export function blockOf(task: number, arraySize: number): number {
  return task - (task % blockSize(arraySize));
}

function blockSize(arraySize: number): number {
  return 10 ** Math.floor(Math.log10(arraySize));
}

/**
 * Name of the log of each task, with what sbatch replaces: log-1042.txt of task 1042, whichever array it is in. sbatch fills an index
 * with zeros where the number of digits stands before its letter.
 */
export function taskLogPattern({ first, from, count }: TaskArray): string {
  if (count === 1) {
    return `log-${first + from}.txt`;
  }
  const [, part, zeros] = /^(\d*?)(0*)$/.exec(String(first)) ?? [];
  return part === '' ? 'log-%a.txt' : zeros === '' ? `log-${part}.txt` : `log-${part}%${zeros.length}a.txt`;
}

/** Indices of an array as Slurm writes them: 0-3,7. @param indices in ascending order */
export function indexRanges(indices: readonly number[]): string {
  const ranges: { from: number; to: number }[] = [];
  for (const index of indices) {
    const last = ranges.at(-1);
    if (last?.to === index - 1) {
      last.to = index;
    } else {
      ranges.push({ from: index, to: index });
    }
  }
  return ranges.map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`)).join(',');
}

/** A row of tasks that Slurm numbers from 0, which are those of the job from `first` on. */
export interface TaskArray {
  readonly first: number;
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
  const size = tasks <= arraySize ? tasks : 10 ** Math.floor(Math.log10(arraySize));
  return Array.from({ length: Math.ceil(tasks / size) }, (_, part) => ({
    first: part * size,
    count: Math.min(size, tasks - part * size),
    concurrent
  }));
}

/**
 * Name of the log of each task, with what sbatch replaces: log-1042.txt of task 1042, whichever array it is in. sbatch fills an index
 * with zeros where the number of digits stands before its letter.
 */
export function taskLogPattern({ first }: TaskArray): string {
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

/** Options of squeue whose answer `parseSqueue` reads: one line for each task of this user, also for those that ended a moment ago. */
export const SQUEUE_ARGUMENTS = ['--me', '--noheader', '-r', '--states=all', '--format=%F|%K|%T|%N|%j|%r'] as const;

/** What squeue says of an array task. */
export interface QueuedTask {
  /** Id of the array */
  readonly array: string;
  /** Slurm's index within the array */
  readonly index: number;
  /** Slurm's word, such as PENDING */
  readonly state: string;
  /** Name of the job */
  readonly name: string;
  /** Why it waits or has ended, in Slurm's words; may have blanks and commas */
  readonly reason?: string;
  readonly node?: string;
}

/** Jobs that are no array tasks are left out: none of ours. A name with a bar in it is not ours either. */
export function parseSqueue(text: string): QueuedTask[] {
  return text.split('\n').flatMap(line => {
    const [array, index, state, node, name, ...rest] = line.split('|');
    const reason = rest.join('|').trim();
    if (!/^\d+$/.test(array) || !/^\d+$/.test(index) || name === undefined) {
      return [];
    }
    return [
      {
        array,
        index: Number(index),
        state,
        name,
        ...(reason !== '' && reason !== 'None' && { reason }),
        ...(node !== '' && { node })
      }
    ];
  });
}

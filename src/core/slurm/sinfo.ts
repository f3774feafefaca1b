/** Options of sinfo whose answer `parseSinfo` reads: partition, whether it is up, and what its nodes have besides cores and memory. */
export const SINFO_ARGUMENTS = ['--noheader', '--format=%R|%a|%G|%l'] as const;

/** A partition as Slurm tells of it. */
export interface SlurmPartition {
  readonly name: string;
  /** Whether nodes of it have graphics cards */
  readonly gpu: boolean;
  readonly description?: string;
}

/** Partitions that take jobs, in Slurm's order; one that has nodes of several kinds stands in several lines. */
export function parseSinfo(text: string): SlurmPartition[] {
  const found = new Map<string, SlurmPartition>();
  for (const line of text.split('\n')) {
    const [name, isUp, resources, limit] = line.trim().split('|');
    if (limit !== undefined && isUp === 'up') {
      const gpu = /\bgpu\b/.test(resources) || found.get(name)?.gpu === true;
      found.set(name, { name, gpu, ...(limit !== 'infinite' && { description: `at most ${limit}` }) });
    }
  }
  return [...found.values()];
}

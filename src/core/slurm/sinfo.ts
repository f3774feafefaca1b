import { parseTime } from './limits';

/** Options of sinfo whose answer `parseSinfo` reads: partition, whether it is up, and what its nodes have besides cores and memory. */
export const SINFO_ARGUMENTS = ['--noheader', '--format=%R|%a|%G|%l'] as const;

/** A partition as Slurm tells of it. */
export interface SlurmPartition {
  readonly name: string;
  /** Whether nodes of it have graphics cards */
  readonly gpu: boolean;
  readonly description?: string;
  /** The most that a job may take there, minutes; absent: any time */
  readonly minutes?: number;
}

/** The most minutes that one of some partitions gives, named as sbatch takes them; undefined where that is any time, or not known. */
export function longestIn(partitions: readonly SlurmPartition[], names: string): number | undefined {
  const minutes = names.split(',').map(name => partitions.find(partition => partition.name === name)?.minutes);
  return minutes.reduce((most, each) => most && each && Math.max(most, each), minutes[0]);
}

/** Partitions that take jobs, in Slurm's order; one that has nodes of several kinds stands in several lines. */
export function parseSinfo(text: string): SlurmPartition[] {
  const found = new Map<string, SlurmPartition>();
  for (const line of text.split('\n')) {
    const [name, isUp, resources, limit] = line.trim().split('|');
    if (limit !== undefined && isUp === 'up') {
      const gpu = /\bgpu\b/.test(resources) || found.get(name)?.gpu === true;
      found.set(name, { name, gpu, ...limitsOf(limit) });
    }
  }
  return [...found.values()];
}

function limitsOf(limit: string): Pick<SlurmPartition, 'description' | 'minutes'> {
  const minutes = parseTime(limit);
  return limit === 'infinite' ? {} : { description: `at most ${limit}`, ...(minutes !== undefined && { minutes }) };
}

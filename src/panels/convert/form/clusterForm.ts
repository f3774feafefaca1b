import type { TranslationBundle } from '@jupyterlab/translation';

import type { Cluster } from '../../../protocol/cluster';
import { clusterSchema } from '../../../protocol/cluster';

/** A partition of the cluster, from the settings of the site. */
export interface Partition {
  readonly name: string;
  /** It has graphics cards, for which others wait */
  readonly gpu: boolean;
  readonly description?: string;
}

/** What a batch job asks for, as the user leaves it. */
export interface ClusterForm {
  readonly partition: string;
  readonly concurrent: string;
  readonly time: string;
  readonly memory: string;
  readonly cpus: string;
}

export type ClusterProblems = Partial<Record<keyof ClusterForm, string>>;

/** What the site has set: the offers of the form, and what no form asks for. */
export interface ClusterDefaults {
  readonly form: ClusterForm;
  readonly partitions: readonly Partition[];
  /** Shell lines before the command, such as `module load ...` */
  readonly setup: readonly string[];
}

const usual = clusterSchema.parse({});

export const usualCluster: ClusterDefaults = {
  form: {
    partition: usual.partition,
    concurrent: String(usual.concurrent),
    time: usual.time,
    memory: usual.memory,
    cpus: String(usual.cpus)
  },
  partitions: [],
  setup: []
};

export type ClusterReading =
  { cluster: Cluster; problems?: undefined } | { cluster?: undefined; problems: ClusterProblems };

/** What to ask of the cluster, or for every field that stands in the way a sentence. */
export function readCluster(form: ClusterForm, setup: readonly string[], trans: TranslationBundle): ClusterReading {
  const number = (text: string): number => (text.trim() === '' ? NaN : Number(text));
  const given = clusterSchema.safeParse({
    partition: form.partition.trim(),
    concurrent: number(form.concurrent),
    time: form.time.trim(),
    memory: form.memory.trim().toUpperCase(),
    cpus: number(form.cpus),
    setup: [...setup]
  });
  if (given.success) {
    return { cluster: given.data };
  }
  const words: ClusterProblems = {
    concurrent: trans.__('Concurrent tasks is a whole number from 1 to 1000.'),
    cpus: trans.__('Cores is a whole number from 1 to 128.')
  };
  return {
    problems: Object.fromEntries(
      given.error.issues.map(({ path, message }) => {
        const field = String(path[0]) as keyof ClusterForm;
        return [field, words[field] ?? message];
      })
    )
  };
}

/** The partition with graphics cards that a form names, if it does. sbatch takes several names. */
export function gpuPartition(partition: string, partitions: readonly Partition[]): Partition | undefined {
  const names = partition.split(',').map(name => name.trim());
  return partitions.find(({ name, gpu }) => gpu && names.includes(name));
}

/** A partition without graphics cards to take instead: the usual one if it is such, otherwise the first. */
export function cpuPartition({ form, partitions }: ClusterDefaults): string | undefined {
  const without = partitions.filter(({ gpu }) => !gpu).map(({ name }) => name);
  return without.find(name => name === form.partition) ?? without[0];
}

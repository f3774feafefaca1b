import type { TranslationBundle } from '@jupyterlab/translation';

import type { FormWish, Partition } from '../../../protocol/cluster';
import { formWishSchema } from '../../../protocol/cluster';
import type { ClusterSite } from '../../../protocol/clusterRequests';

/** What is asked of the cluster, as the user leaves it; an empty text leaves it to the settings, or to the estimate. */
export interface ClusterForm extends SharedForm {
  readonly time: string;
  readonly memory: string;
}

/** The part of it that is the same for every job of a page; limits are for the data to say. */
export interface SharedForm {
  readonly partition: string;
  readonly concurrent: string;
  readonly cpus: string;
  readonly account: string;
}

export const emptyShared: SharedForm = { partition: '', concurrent: '', cpus: '', account: '' };

export type ClusterProblems = Partial<Record<keyof ClusterForm, string>>;

export type ClusterReading = { wish: FormWish; problems?: undefined } | { wish?: undefined; problems: ClusterProblems };

/** What to ask of the cluster, or for every field that stands in the way a sentence. */
export function readCluster(form: ClusterForm, trans: TranslationBundle): ClusterReading {
  const isNumber = (field: string): boolean => field === 'concurrent' || field === 'cpus';
  const typed = Object.entries({ ...form, memory: form.memory.toUpperCase() })
    .map(([field, text]) => [field, text.trim()] as const)
    .filter(([, text]) => text !== '')
    .map(([field, text]) => [field, isNumber(field) ? Number(text) : text]);
  const given = formWishSchema.safeParse(Object.fromEntries(typed));
  if (given.success) {
    return { wish: given.data };
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
export function cpuPartition({ partitions, usual }: Pick<ClusterSite, 'partitions' | 'usual'>): string | undefined {
  const without = partitions.filter(({ gpu }) => !gpu).map(({ name }) => name);
  return without.find(name => name === usual.partition) ?? without[0];
}

/**
 * The partition that counts where the form names none: that of the settings, unless it has graphics cards or Slurm does not have it
 * and there is another.
 */
export function usualPartition(site: Pick<ClusterSite, 'partitions' | 'usual'>): string {
  return cpuPartition(site) ?? site.usual.partition;
}

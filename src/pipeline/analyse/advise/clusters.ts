import { InputError } from '../../../core/errors';
import type { PathGuard } from '../../../storage/pathGuard';
import type { Means } from '../blocks/runPass';
import type { LoadedProfiles } from '../load/loadProfiles';
import { runReading } from '../slabs/runReading';
import type { VarianceProfiles } from './varianceProfiles';
import { variancesBeside } from './varianceProfiles';

/** How far counts come in clusters, position by position. */
export interface Clusters {
  /** For each row of the matrix, how many counts say as much as one; absent: not known */
  readonly effects?: Float32Array;
  /** From which this is known */
  readonly variances?: VarianceProfiles;
  /** Why it is not known, in words */
  readonly unknown?: string;
}

/**
 * Reads from the variance profiles beside mean profiles how far the counts of a pattern are in spots, see designEffect. Variance
 * profiles that cannot be used stop nothing: nobody named them.
 *
 * @param loaded ring counts, not normalised
 */
export async function readClusters(loaded: LoadedProfiles, guard: PathGuard, means: Means): Promise<Clusters> {
  try {
    const variances = await variancesBeside(loaded, guard);
    return typeof variances === 'string'
      ? { unknown: variances }
      : { variances, effects: await effectsOf(variances, means) };
  } catch (cause) {
    if (!(cause instanceof InputError)) {
      throw cause;
    }
    return { unknown: cause.message.replace(/\.$/, '') };
  }
}

/**
 * What follows where it is not known how far counts come in clusters.
 *
 * @param uses for what it would have been used: the advice, classes by what is present
 */
export function clusterWarnings(
  { unknown }: Clusters,
  uses: { readonly isAdvised: boolean; readonly isPresent: boolean }
): string[] {
  const follows = [
    ...(uses.isAdvised
      ? ['grains in strong orientations may count as components of their own in the advice on their number']
      : []),
    ...(uses.isPresent
      ? [
          'classes go by counts alone, which take a grain with a strong spot on the ring of another phase for that phase'
        ]
      : [])
  ];
  return unknown === undefined || follows.length === 0
    ? []
    : [`${unknown}, so that it is not known how spotty the rings are: ${follows.join(', and ')}.`];
}

async function effectsOf({ sources, ...beside }: VarianceProfiles, means: Means): Promise<Float32Array> {
  const effects = new Float32Array(new SharedArrayBuffer(4 * beside.matrix.rows)).fill(1);
  await runReading({ kind: 'effects', effects: effects.buffer, ...beside }, sources, means);
  return effects;
}

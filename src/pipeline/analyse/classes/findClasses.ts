import { classRule, classify } from '../../../core/analysis/classify';
import { certainties, classifyPresent, supportOf } from '../../../core/analysis/presence';
import type { RowBlocks } from '../../../core/analysis/rowBlocks';
import { newRowBlocks } from '../../../core/analysis/rowBlocks';
import { InputError } from '../../../core/errors';
import type { Means } from '../blocks/runPass';
import { runPass } from '../blocks/runPass';
import type { VarianceProfiles } from '../advise/varianceProfiles';
import type { Factors } from '../decompose/decompose';
import { runReading } from '../slabs/runReading';

export interface ClassesFound {
  /** Of each row, 0 in none */
  readonly classes: Uint8Array;
  /** By which they were found: present, argmax or percentile:P */
  readonly rule: string;
  /** The component that lies under all others, from 0; only of what is present */
  readonly support?: number;
  /** Pixels of a spot, where counts were weighed by how far they come in spots */
  readonly spotArea?: number;
}

/**
 * The rule of the classes: as asked for, or else what is certainly present where there are counts.
 *
 * @throws InputError `E_CLASSIFY` for a rule that needs counts where there are none
 */
export function chosenRule(asked: string | undefined, areCounts: boolean): string {
  if (asked === 'present' && !areCounts) {
    throw new InputError(
      'E_CLASSIFY',
      'What is certainly present can be told of counts only: of mean profiles with the Poisson loss, without logarithm and normalising. Choose another rule (--classify argmax).'
    );
  }
  return asked ?? (areCounts ? 'present' : 'argmax');
}

/**
 * Classes of all rows.
 *
 * @param variances of the rings, where they are known: of what is present they say in which rings counts come in spots
 * @throws CancelledError; as runReading
 */
export async function findClasses(
  matrix: RowBlocks,
  factors: Factors,
  text: string,
  means: Means,
  variances?: VarianceProfiles
): Promise<ClassesFound> {
  const rule = classRule(text);
  if (rule.kind !== 'present') {
    return { classes: classify(factors.coefficients, rule), rule: text };
  }
  const { coefficients, components, counted } = factors;
  const target = newRowBlocks(matrix.rows, (components.rows * (components.rows + 1)) / 2);
  await runPass({ kind: 'inform', source: { matrix }, components, coefficients, target }, means);
  const certain = certainties(coefficients, target, counted?.unit ?? 1);
  const support = supportOf(certain);
  return {
    classes: classifyPresent(certain, support, variances && (await spotCertainties(factors, variances, means))),
    rule: text,
    ...(support !== undefined && { support }),
    ...(variances && { spotArea: variances.spotArea })
  };
}

/**
 * Whether a component is there, position by position, as `certainties`, but with the counts of each ring weighed by how far they come in spots: a grain has few and strong ones, and where one lies
 * on the ring of another material it says little.
 *
 * @returns 0 where components cannot be told apart, below 0 where one would have to be taken off
 */
async function spotCertainties(
  { components, coefficients, counted }: Factors,
  { sources, ...beside }: VarianceProfiles,
  means: Means
): Promise<RowBlocks> {
  const target = newRowBlocks(coefficients.rows, components.rows);
  const reading = { kind: 'spots', components, coefficients, unit: counted?.unit ?? 1, target, ...beside } as const;
  await runReading(reading, sources, means);
  return target;
}

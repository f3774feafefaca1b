import { classRule, classify } from '../../../core/analysis/classify';
import { certainties, classifyPresent, supportOf } from '../../../core/analysis/presence';
import type { RowBlocks } from '../../../core/analysis/rowBlocks';
import { newRowBlocks } from '../../../core/analysis/rowBlocks';
import { InputError } from '../../../core/errors';
import type { Means } from '../blocks/runPass';
import { runPass } from '../blocks/runPass';
import type { Factors } from '../decompose/decompose';

export interface ClassesFound {
  /** Of each row, 0 in none */
  readonly classes: Uint8Array;
  /** By which they were found: present, argmax or percentile:P */
  readonly rule: string;
  /** The component that lies under all others, from 0; only of what is present */
  readonly support?: number;
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

/** Classes of all rows. @throws CancelledError */
export async function findClasses(
  matrix: RowBlocks,
  factors: Factors,
  text: string,
  means: Means
): Promise<ClassesFound> {
  const rule = classRule(text);
  if (rule.kind !== 'present') {
    return { classes: classify(factors.coefficients, rule), rule: text };
  }
  const { coefficients, components, countUnit = 1 } = factors;
  const target = newRowBlocks(matrix.rows, (components.rows * (components.rows + 1)) / 2);
  await runPass({ kind: 'inform', source: { matrix }, components, coefficients, target }, means);
  const certain = certainties(coefficients, target, countUnit);
  const support = supportOf(certain);
  return {
    classes: classifyPresent(certain, support),
    rule: text,
    ...(support !== undefined && { support })
  };
}

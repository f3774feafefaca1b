import type { TranslationBundle } from '@jupyterlab/translation';

import { InputError } from '../../../core/errors';
import { askedShape } from '../../../core/scan/askedShape';
import type { ConvertOptions } from '../../../protocol/convert/convertOptions';
import { convertOptionsSchema } from '../../../protocol/convert/convertOptions';
import type { FormProblems } from '../../form/fieldWords';
import { numberIn } from '../../form/numberIn';
import type { FormTable } from '../../form/tableRules';
import type { ConvertForm } from './convertForm';
import { convertHolding } from './convertForm';
import { convertFormWords } from './convertFormWords';

/** What the chosen data ask of the form. */
export interface FormDemands {
  /** True when no session says where results belong */
  readonly needsOut: boolean;
  /** True when a session says so, but the folder of the form counts instead of it */
  readonly takesOut?: boolean;
  /** Whole frames of a single chosen file */
  readonly frames?: number;
  /** Scan shapes that fit them, as columns x rows, the likeliest first */
  readonly shapes?: readonly string[];
}

/**
 * What the schema cannot know, the data chosen, is checked here. Scan_X and Scan_Y count for a known shape only, and what needs a scan,
 * its binning and its repairs, not for a stack.
 */
export const convertTable: FormTable<ConvertForm, ConvertOptions, FormDemands> = {
  holding: convertHolding,
  words: convertFormWords,
  schema: convertOptionsSchema,
  demands: { needsOut: false },
  // The wish to overwrite is for one time
  once: ['overwrite'],
  readApart: ({ out }, demands) => (wantsOut(demands) ? { out: out.trim() } : {}),
  showApart: ({ out = '' }) => ({ out }),
  problems: (form, demands, trans) => ({
    ...(form.reshape === 'known' ? knownShapeProblems(form, demands, trans) : {}),
    ...(wantsOut(demands) && /^[^/]/.test(form.out.trim()) && { out: trans.__('A full path begins with "/".') })
  })
};

/** Whether the folder for results in the form counts. */
export function wantsOut({ needsOut, takesOut }: FormDemands): boolean {
  return needsOut || takesOut === true;
}

function knownShapeProblems(
  form: ConvertForm,
  { frames, shapes = [] }: FormDemands,
  trans: TranslationBundle
): FormProblems<ConvertForm> {
  const [scanX, scanY] = [numberIn(form.scanX), numberIn(form.scanY)];
  if (scanX === undefined || scanY === undefined) {
    return {
      ...(scanX === undefined && { scanX: trans.__('Known shape needs Scan_X: the number of scan columns.') }),
      ...(scanY === undefined && { scanY: trans.__('Known shape needs Scan_Y: the number of scan rows.') })
    };
  }
  const isCount = (value: number): boolean => Number.isInteger(value) && value >= 1;
  if (frames === undefined || !isCount(scanX) || !isCount(scanY)) {
    return {};
  }
  const nearest = (): string => [...shapes.slice(0, 3), trans.__('no reshaping')].join(trans.__(' or '));
  try {
    const [lineSkip, firstFrame] = [numberIn(form.lineSkip), numberIn(form.firstFrame)];
    askedShape(frames, { mode: 'known', scanX, scanY, lineSkip, firstFrame }, nearest, undefined);
    return {};
  } catch (error) {
    if (error instanceof InputError) {
      return { reshape: error.message };
    }
    throw error;
  }
}

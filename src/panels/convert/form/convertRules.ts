import type { TranslationBundle } from '@jupyterlab/translation';

import { InputError } from '../../../core/errors';
import { askedShape } from '../../../core/scan/askedShape';
import type { ConvertOptions } from '../../../protocol/convert/convertOptions';
import { convertOptionsSchema } from '../../../protocol/convert/convertOptions';
import { problemsAt, unusedIn } from '../../form/fieldWords';
import type { FormProblems, FormReading, FormRules } from '../../form/formModel';
import { readFields, showFields } from '../../form/holding';
import { numberIn } from '../../form/numberIn';
import type { ConvertForm } from './convertForm';
import { convertHolding, emptyForm } from './convertForm';
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

/** The wish to overwrite is for one time. */
export function convertRules(trans: TranslationBundle): FormRules<ConvertForm, ConvertOptions, FormDemands> {
  return {
    empty: emptyForm,
    demands: { needsOut: false },
    once: ['overwrite'],
    unused: form => unusedIn(convertFormWords(trans), form),
    read: (form, demands) => readForm(form, demands, trans)
  };
}

/**
 * Options of a conversion, or for every field that stands in the way a sentence. The backend's own schema decides; what it
 * cannot know, the data chosen, is checked here. Scan_X and Scan_Y count for a known shape only, and what needs a scan,
 * its binning and its repairs, not for a stack.
 */
export function readForm(
  form: ConvertForm,
  demands: FormDemands,
  trans: TranslationBundle
): FormReading<ConvertForm, ConvertOptions> {
  const words = convertFormWords(trans);
  const { repair, ...read } = readFields(convertHolding, form, unusedIn(words, form));
  const given = convertOptionsSchema.safeParse({
    ...read,
    ...(asksRepair(form) && { repair }),
    ...(wantsOut(demands) && { out: form.out.trim() })
  });
  const problems: FormProblems<ConvertForm> = {
    ...(given.success ? {} : problemsAt(given.error.issues, { holding: convertHolding, words })),
    ...(form.reshape === 'known' ? knownShapeProblems(form, demands, trans) : {}),
    ...(wantsOut(demands) && /^[^/]/.test(form.out.trim()) && { out: trans.__('A full path begins with "/".') })
  };
  return given.success && Object.keys(problems).length === 0 ? { options: given.data } : { problems };
}

/** Whether the folder for results in the form counts. */
export function wantsOut({ needsOut, takesOut }: FormDemands): boolean {
  return needsOut || takesOut === true;
}

/** Whether a repair is asked for: files without one, most of them, say nothing of repairs. */
export function asksRepair({ reshape, roll, cropLastColumn, spikes }: ConvertForm): boolean {
  return reshape !== 'none' && ((numberIn(roll) ?? 0) !== 0 || cropLastColumn || spikes);
}

/** The form that would give these options. */
export function formOf(options: ConvertOptions): ConvertForm {
  return { ...showFields(convertHolding, options), out: options.out ?? '' };
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

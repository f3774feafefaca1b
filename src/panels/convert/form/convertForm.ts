import type { TranslationBundle } from '@jupyterlab/translation';

import { InputError } from '../../../core/errors';
import { askedShape } from '../../../core/scan/askedShape';
import type { ConvertOptions } from '../../../protocol/convertOptions';
import { convertOptionsSchema } from '../../../protocol/convertOptions';

/** The form as the user leaves it: number boxes hold text until it is read. */
export interface ConvertForm {
  readonly reshape: ConvertOptions['reshape'];
  readonly scanX: string;
  readonly scanY: string;
  /** Stored frame with which a known shape begins, counted from 0; empty for 0 */
  readonly firstFrame: string;
  readonly binNav: string;
  readonly binSig: string;
  readonly cross: boolean;
  readonly compression: ConvertOptions['compression'];
  /** Folder for results of data outside a session; empty inside one */
  readonly out: string;
  readonly overwrite: boolean;
}

export type FormProblems = Partial<Record<keyof ConvertForm, string>>;

export type FormReading =
  { options: ConvertOptions; problems?: undefined } | { options?: undefined; problems: FormProblems };

export const emptyForm: ConvertForm = {
  reshape: 'auto',
  scanX: '',
  scanY: '',
  firstFrame: '',
  binNav: '1',
  binSig: '1',
  cross: true,
  compression: 'bitshuffle-lz4',
  out: '',
  overwrite: false
};

/** What the chosen data ask of the form. */
export interface FormDemands {
  /** True when no session says where results belong */
  readonly needsOut: boolean;
  /** Whole frames of a single chosen file */
  readonly frames?: number;
  /** Scan shapes that fit them, as columns x rows, the likeliest first */
  readonly shapes?: readonly string[];
}

/**
 * Options of a conversion, or for every field that stands in the way a sentence. The backend's own schema decides; what it
 * cannot know, the data chosen, is checked here. Scan_X and Scan_Y count for a known shape only, and binning of scan
 * positions not for a stack.
 */
export function readForm(form: ConvertForm, demands: FormDemands, trans: TranslationBundle): FormReading {
  const known = form.reshape === 'known';
  const given = convertOptionsSchema.safeParse({
    reshape: form.reshape,
    ...(known && { scanX: numberIn(form.scanX), scanY: numberIn(form.scanY), firstFrame: numberIn(form.firstFrame) }),
    binNav: form.reshape === 'none' ? 1 : (numberIn(form.binNav) ?? NaN),
    binSig: numberIn(form.binSig) ?? NaN,
    cross: form.cross,
    compression: form.compression,
    ...(demands.needsOut && { out: form.out.trim() }),
    overwrite: form.overwrite
  });
  const problems: FormProblems = {
    ...(given.success ? {} : sentences(given.error.issues, trans)),
    ...(known ? knownShapeProblems(form, demands, trans) : {})
  };
  return given.success && Object.keys(problems).length === 0 ? { options: given.data } : { problems };
}

function knownShapeProblems(
  form: ConvertForm,
  { frames, shapes = [] }: FormDemands,
  trans: TranslationBundle
): FormProblems {
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
    askedShape(frames, { mode: 'known', scanX, scanY, firstFrame: numberIn(form.firstFrame) }, nearest, undefined);
    return {};
  } catch (error) {
    if (error instanceof InputError) {
      return { reshape: error.message };
    }
    throw error;
  }
}

/** The issues by field, in the user's language; issues the schema words itself are shown as they are. */
function sentences(
  issues: readonly { code: string; path: PropertyKey[]; message: string }[],
  trans: TranslationBundle
): FormProblems {
  const words: FormProblems = {
    scanX: trans.__('Scan_X is a whole number of columns, 1 or more.'),
    scanY: trans.__('Scan_Y is a whole number of rows, 1 or more.'),
    firstFrame: trans.__('First frame is a whole number, counted from 0.'),
    binNav: trans.__('Bin scan is a whole number from 1 (off) to 64.'),
    binSig: trans.__('Bin diffraction is a whole number from 1 (off) to 64.'),
    out: trans.__('These data lie outside a session: name a folder for the results.')
  };
  return Object.fromEntries(
    issues.map(({ code, path, message }) => {
      const field = String(path[0]) as keyof ConvertForm;
      return [field, (code !== 'custom' && words[field]) || message];
    })
  );
}

/** The number in a box; undefined when it is empty, NaN when it holds anything else. */
function numberIn(text: string): number | undefined {
  return text.trim() === '' ? undefined : Number(text);
}

/** Problems to show: of boxes that hold something at once, of empty ones when the user has tried to convert. */
export function shownProblems(problems: FormProblems, form: ConvertForm, insisted: boolean): FormProblems {
  const shows = (field: keyof ConvertForm): boolean => insisted || form[field] !== '';
  return Object.fromEntries(Object.entries(problems).filter(([field]) => shows(field as keyof ConvertForm)));
}

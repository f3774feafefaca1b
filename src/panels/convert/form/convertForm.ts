import type { TranslationBundle } from '@jupyterlab/translation';

import { InputError } from '../../../core/errors';
import { askedShape } from '../../../core/scan/askedShape';
import type { ConvertOptions, Repair } from '../../../protocol/convert/convertOptions';
import { convertOptionsSchema } from '../../../protocol/convert/convertOptions';
import type { FormProblems, FormReading } from '../../form/formModel';

/** The form as the user leaves it: number boxes hold text until it is read. */
export interface ConvertForm {
  readonly reshape: ConvertOptions['reshape'];
  readonly scanX: string;
  readonly scanY: string;
  /** Frames at the end of every line that are left out; empty for none */
  readonly lineSkip: string;
  /** Stored frame with which a known shape begins, counted from 0; empty for 0 */
  readonly firstFrame: string;
  readonly binNav: string;
  readonly binSig: string;
  readonly cross: boolean;
  readonly compression: ConvertOptions['compression'];
  /** Columns by which every scan line is rolled to the left; empty or 0 for none */
  readonly roll: string;
  readonly cropLastColumn: boolean;
  /** Whether spikes are replaced */
  readonly spikes: boolean;
  /** Whether profiles are made in the same pass */
  readonly radial: boolean;
  /** Folder for results of data outside a session; empty inside one */
  readonly out: string;
  readonly overwrite: boolean;
}

export const emptyForm: ConvertForm = {
  reshape: 'auto',
  scanX: '',
  scanY: '',
  lineSkip: '',
  firstFrame: '',
  binNav: '1',
  binSig: '1',
  cross: true,
  compression: 'bitshuffle-lz4',
  roll: '',
  cropLastColumn: false,
  spikes: false,
  radial: false,
  out: '',
  overwrite: false
};

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
 * Options of a conversion, or for every field that stands in the way a sentence. The backend's own schema decides; what it
 * cannot know, the data chosen, is checked here. Scan_X and Scan_Y count for a known shape only, and what needs a scan,
 * its binning and its repairs, not for a stack.
 */
export function readForm(
  form: ConvertForm,
  demands: FormDemands,
  trans: TranslationBundle
): FormReading<ConvertForm, ConvertOptions> {
  const known = form.reshape === 'known';
  const given = convertOptionsSchema.safeParse({
    reshape: form.reshape,
    ...(known && {
      scanX: numberIn(form.scanX),
      scanY: numberIn(form.scanY),
      lineSkip: numberIn(form.lineSkip),
      firstFrame: numberIn(form.firstFrame)
    }),
    binNav: form.reshape === 'none' ? 1 : (numberIn(form.binNav) ?? NaN),
    binSig: numberIn(form.binSig) ?? NaN,
    cross: form.cross,
    compression: form.compression,
    ...(form.reshape !== 'none' && repairIn(form)),
    radial: form.radial,
    ...(wantsOut(demands) && { out: form.out.trim() }),
    overwrite: form.overwrite
  });
  const problems: FormProblems<ConvertForm> = {
    ...(given.success ? {} : sentences(given.error.issues, trans)),
    ...(known ? knownShapeProblems(form, demands, trans) : {}),
    ...(wantsOut(demands) && /^[^/]/.test(form.out.trim()) && { out: trans.__('A full path begins with "/".') })
  };
  return given.success && Object.keys(problems).length === 0 ? { options: given.data } : { problems };
}

/** Whether the folder for results in the form counts. */
export function wantsOut({ needsOut, takesOut }: FormDemands): boolean {
  return needsOut || takesOut === true;
}

/** The repairs that are asked for; nothing when there are none, since that is what most files are converted with. */
function repairIn({ roll, cropLastColumn, spikes }: ConvertForm): { repair?: Repair } {
  const columns = numberIn(roll) ?? 0;
  return columns !== 0 || cropLastColumn || spikes ? { repair: { roll: columns, cropLastColumn, spikes } } : {};
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

/** The issues by field, in the user's language; issues the schema words itself are shown as they are. */
function sentences(
  issues: readonly { code: string; path: PropertyKey[]; message: string }[],
  trans: TranslationBundle
): FormProblems<ConvertForm> {
  const words: FormProblems<ConvertForm> = {
    scanX: trans.__('Scan_X is a whole number of columns, 1 or more.'),
    scanY: trans.__('Scan_Y is a whole number of rows, 1 or more.'),
    lineSkip: trans.__('Line skip is a whole number of frames, 0 or more.'),
    firstFrame: trans.__('First frame is a whole number, counted from 0.'),
    binNav: trans.__('Bin scan is a whole number from 1 (off) to 64.'),
    binSig: trans.__('Bin diffraction is a whole number from 1 (off) to 64.'),
    roll: trans.__('Roll is a whole number of columns, 0 (off) or more.'),
    out: trans.__('Choose an output folder: these data lie outside a session.')
  };
  return Object.fromEntries(
    issues.map(({ code, path, message }) => {
      const field = String(path[0] === 'repair' ? path[1] : path[0]) as keyof ConvertForm;
      return [field, (code !== 'custom' && words[field]) || message];
    })
  );
}

/** The number in a box; undefined when it is empty, NaN when it holds anything else. */
function numberIn(text: string): number | undefined {
  return text.trim() === '' ? undefined : Number(text);
}

/** The fields that do not count beside these values. */
export function unusedFields({ reshape }: ConvertForm): readonly (keyof ConvertForm)[] {
  return [
    ...(reshape === 'known' ? [] : (['scanX', 'scanY', 'lineSkip', 'firstFrame'] as const)),
    ...(reshape === 'none' ? (['binNav', 'roll', 'cropLastColumn', 'spikes'] as const) : [])
  ];
}

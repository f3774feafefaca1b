import type { TranslationBundle } from '@jupyterlab/translation';

import type { ConvertForm } from '../panels/convert/form/convertForm';
import { emptyForm, readForm } from '../panels/convert/form/convertForm';
import type { ConvertOptions } from '../protocol/convert/convertOptions';
import { convertOptionsSchema, repairSchema } from '../protocol/convert/convertOptions';
import type { ShapeChoices } from '../protocol/convert/shapeChoice';
import { shapeChoicesSchema } from '../protocol/convert/shapeChoice';
import type { ConvertParams } from './convertTraits';

const { shape } = convertOptionsSchema;
const usual = convertOptionsSchema.parse({});
const noRepair = repairSchema.parse({});
const IN_FORM = [
  'reshape',
  'scanX',
  'scanY',
  'firstFrame',
  'binNav',
  'binSig',
  'cross',
  'compression',
  'repair',
  'out',
  'overwrite'
] as const;
/** Beside the options: scan shapes of single files, by path */
const SHAPES = 'shapes';

/** The form that shows these options; what is no possible value is shown as usual. */
export function formOf(params: ConvertParams): ConvertForm {
  const value = <Name extends keyof ConvertOptions>(name: Name): ConvertOptions[Name] => {
    const parsed = shape[name].safeParse(params[name]);
    return (parsed.success ? parsed.data : usual[name]) as ConvertOptions[Name];
  };
  const text = (number: number | undefined): string => (number === undefined ? '' : String(number));
  const { roll, cropLastColumn, spikes } = value('repair') ?? noRepair;
  return {
    ...emptyForm,
    reshape: value('reshape'),
    scanX: text(value('scanX')),
    scanY: text(value('scanY')),
    firstFrame: text(value('firstFrame')),
    binNav: text(value('binNav')),
    binSig: text(value('binSig')),
    cross: value('cross'),
    compression: value('compression'),
    roll: text(roll || undefined),
    cropLastColumn,
    spikes,
    out: value('out') ?? '',
    overwrite: value('overwrite')
  };
}

/** The scan shapes of single files among these options; none when they cannot be read as such. */
export function shapesOf(params: ConvertParams): ShapeChoices {
  const given = shapeChoicesSchema.safeParse(params[SHAPES] ?? {});
  return given.success ? given.data : {};
}

/**
 * The options of a form that are not as usual, beside those that no form shows. Undefined while the form holds what is
 * not possible.
 *
 * @param shapes scan shapes chosen by hand
 * @param former options before the form was edited
 */
export function paramsOf(
  form: ConvertForm,
  shapes: ShapeChoices,
  former: ConvertParams,
  trans: TranslationBundle
): ConvertParams | undefined {
  // Whether the chosen data need a folder, or fit a shape, is a matter of the conversion: options may come first.
  const { options } = readForm(form, { needsOut: false }, trans);
  if (!options) {
    return undefined;
  }
  const { repair, ...others } = options;
  const out = form.out.trim();
  return {
    ...beyondForm(former),
    ...unusual(others, usual),
    ...(repair && { repair: unusual(repair, noRepair) }),
    ...(out !== '' && { out }),
    ...(Object.keys(shapes).length > 0 && { [SHAPES]: shapes })
  };
}

/** Options that the panel does not show. */
export function beyondForm(params: ConvertParams): ConvertParams {
  const shown: readonly string[] = [...IN_FORM, SHAPES];
  return Object.fromEntries(Object.entries(params).filter(([name]) => !shown.includes(name)));
}

function unusual<T extends object>(options: T, than: T): Partial<T> {
  const entries = Object.entries(options).filter(
    ([name, option]) => option !== undefined && option !== than[name as keyof T]
  );
  return Object.fromEntries(entries) as Partial<T>;
}

import type { ConvertForm } from '../panels/convert/form/convertForm';
import { emptyForm } from '../panels/convert/form/convertForm';
import type { ConvertOptions } from '../protocol/convertOptions';
import { convertOptionsSchema } from '../protocol/convertOptions';
import type { ConvertParams } from './convertTraits';

const { shape } = convertOptionsSchema;
const usual = convertOptionsSchema.parse({});
const IN_FORM = [
  'reshape',
  'scanX',
  'scanY',
  'firstFrame',
  'binNav',
  'binSig',
  'cross',
  'compression',
  'out',
  'overwrite'
] as const;

/** The form that shows these options; what is no possible value is shown as usual. */
export function formOf(params: ConvertParams): ConvertForm {
  const value = <Name extends keyof ConvertOptions>(name: Name): ConvertOptions[Name] => {
    const parsed = shape[name].safeParse(params[name]);
    return (parsed.success ? parsed.data : usual[name]) as ConvertOptions[Name];
  };
  const text = (number: number | undefined): string => (number === undefined ? '' : String(number));
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
    out: value('out') ?? '',
    overwrite: value('overwrite')
  };
}

/**
 * The options of a form that are not as usual, beside those that no form shows. Undefined while a box holds what is no
 * whole number.
 *
 * @param former options before the form was edited
 */
export function paramsOf(form: ConvertForm, former: ConvertParams): ConvertParams | undefined {
  const known = form.reshape === 'known';
  const numbers = {
    ...(known && { scanX: form.scanX, scanY: form.scanY, firstFrame: form.firstFrame }),
    binNav: form.reshape === 'none' ? '1' : form.binNav,
    binSig: form.binSig
  };
  const read = Object.entries(numbers).map(([name, text]) => [name, text.trim() === '' ? undefined : Number(text)]);
  if (read.some(([, number]) => number !== undefined && !Number.isInteger(number))) {
    return undefined;
  }
  const { reshape, cross, compression, overwrite } = form;
  const out = form.out.trim() || undefined;
  const shown = { reshape, ...Object.fromEntries(read), cross, compression, out, overwrite };
  const wanted = Object.entries(shown).filter(
    ([name, option]) => option !== undefined && option !== usual[name as keyof ConvertOptions]
  );
  return { ...beyondForm(former), ...Object.fromEntries(wanted) };
}

/** Options that no box of the form shows. */
export function beyondForm(params: ConvertParams): ConvertParams {
  return Object.fromEntries(Object.entries(params).filter(([name]) => !IN_FORM.some(shown => shown === name)));
}

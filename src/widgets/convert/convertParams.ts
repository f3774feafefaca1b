import type { TranslationBundle } from '@jupyterlab/translation';

import type { ConvertForm } from '../../panels/convert/form/convertForm';
import { convertHolding } from '../../panels/convert/form/convertForm';
import { convertTable } from '../../panels/convert/form/convertRules';
import { optionsHeld } from '../../panels/form/holding';
import { readTable, showTable } from '../../panels/form/tableRules';
import { repairSchema } from '../../protocol/convert/convertOptions';
import type { ShapeChoices } from '../../protocol/convert/shapeChoice';
import { possibleOptions, unusual, unusualOptions, without } from '../formParams';
import type { JobParams } from '../jobTraits';

const noRepair = repairSchema.parse({});
const IN_FORM = optionsHeld(convertHolding);
/** Beside the options: scan shapes of single files, by path */
const SHAPES = 'shapes';

/** The form that shows these options; what is no possible value is shown as usual. */
export function formOf(params: JobParams): ConvertForm {
  return showTable(convertTable, possibleOptions('convert', params));
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
  former: JobParams,
  trans: TranslationBundle
): JobParams | undefined {
  // Whether the chosen data need a folder, or fit a shape, is a matter of the conversion: options may come first.
  const { options } = readTable(convertTable, form, trans);
  if (!options) {
    return undefined;
  }
  const { repair, ...others } = options;
  const out = form.out.trim();
  return {
    ...beyondForm(former),
    ...unusualOptions('convert', others),
    ...(repair && { repair: unusual(repair, noRepair) }),
    ...(out !== '' && { out }),
    ...(Object.keys(shapes).length > 0 && { [SHAPES]: shapes })
  };
}

/** Options that the panel does not show. */
export function beyondForm(params: JobParams): JobParams {
  return without(params, [...IN_FORM, SHAPES]);
}

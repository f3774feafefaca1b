import type { TranslationBundle } from '@jupyterlab/translation';

import type { ConvertOptions } from '../../../protocol/convert/convertOptions';
import { FormModel } from '../../form/formModel';
import type { ConvertForm, FormDemands } from './convertForm';
import { emptyForm, readForm, unusedFields } from './convertForm';

/** The options form of a conversion. The wish to overwrite is for one time. */
export class ConvertFormModel extends FormModel<ConvertForm, ConvertOptions, FormDemands> {
  constructor(trans: TranslationBundle) {
    super({
      empty: emptyForm,
      demands: { needsOut: false },
      read: (form, demands) => readForm(form, demands, trans),
      unused: unusedFields,
      once: ['overwrite']
    });
  }
}

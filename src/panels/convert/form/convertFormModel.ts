import type { ConvertOptions } from '../../../protocol/convert/convertOptions';
import type { FormModel } from '../../form/formModel';
import type { ConvertForm } from './convertForm';
import type { FormDemands } from './convertRules';

export type ConvertFormModel = FormModel<ConvertForm, ConvertOptions, FormDemands>;

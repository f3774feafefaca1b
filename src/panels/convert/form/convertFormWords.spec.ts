import { nullTranslator } from '@jupyterlab/translation';

import { changedWords } from '../../form/fieldWords';
import { FormModel } from '../../form/formModel';
import { tableRules } from '../../form/tableRules';
import { convertTable } from './convertRules';
import { convertFormWords } from './convertFormWords';

const trans = nullTranslator.load('');

describe('convertFormWords', () => {
  it('says what differs from the defaults in the order of the form, and nothing where all is as usual', () => {
    const model = new FormModel(tableRules(convertTable, trans));
    const words = () => changedWords(convertFormWords(trans), model.state.form, model.state.changed);
    expect(words()).toEqual([]);
    model.edit({ compression: 'gzip', reshape: 'known', scanX: '64', scanY: '32', spikes: true, cross: false });
    expect(words()).toEqual(['Known shape 32 × 64', 'no chip gap', 'gzip', 'replace spikes']);
    model.setDefaults({ scanX: '64', scanY: '32', reshape: 'known', compression: 'gzip', cross: false });
    expect(words()).toEqual(['replace spikes']);
  });
});

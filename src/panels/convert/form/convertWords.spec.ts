import { nullTranslator } from '@jupyterlab/translation';

import { ConvertFormModel } from './convertFormModel';
import { convertWords } from './convertWords';

const trans = nullTranslator.load('');

describe('convertWords', () => {
  it('says what differs from the defaults in the order of the form, and nothing where all is as usual', () => {
    const model = new ConvertFormModel(trans);
    const words = () => convertWords(model.state.form, model.state.changed, trans);
    expect(words()).toEqual([]);
    model.edit({ compression: 'gzip', reshape: 'known', scanX: '64', scanY: '32', spikes: true, cross: false });
    expect(words()).toEqual(['Known shape 32 × 64', 'no chip gap', 'gzip', 'replace spikes']);
    model.setDefaults({ scanX: '64', scanY: '32', reshape: 'known', compression: 'gzip', cross: false });
    expect(words()).toEqual(['replace spikes']);
  });
});

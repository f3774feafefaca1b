import schema from '../../schema/convert.json';
import { emptyForm, readForm } from '../panels/convert/form/convertForm';
import { nullTranslator } from '@jupyterlab/translation';
import { convertDefaults } from './convertSettings';

const composite = Object.fromEntries(
  Object.entries(schema.properties).map(([key, { default: value }]) => [key, value])
);

describe('schema/convert.json', () => {
  it('has defaults that are those of the form, and that the backend accepts', () => {
    const { form, defaultFolder } = convertDefaults({ composite });
    expect({ ...emptyForm, ...form }).toEqual(emptyForm);
    expect(readForm({ ...emptyForm, ...form }, { needsOut: false }, nullTranslator.load('')).problems).toBeUndefined();
    expect(defaultFolder).toBe('');
  });
});

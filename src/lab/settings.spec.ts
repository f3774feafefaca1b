import { nullTranslator } from '@jupyterlab/translation';

import convert from '../../schema/convert.json';
import session from '../../schema/session.json';
import { emptyForm } from '../panels/convert/form/convertForm';
import { convertTable } from '../panels/convert/form/convertRules';
import { readTable } from '../panels/form/tableRules';
import { watchRequestSchema } from '../protocol/acquisitions';
import { DEFAULT_BASES, sessionPlaceSchema } from '../protocol/session';
import { convertDefaults } from './convertSettings';
import type { Settings } from './settings';
import { sessionDefaults } from './settings';

const trans = nullTranslator.load('');
const usual = ({ properties }: { properties: Record<string, { default: unknown }> }) => ({
  composite: Object.fromEntries(Object.entries(properties).map(([key, { default: value }]) => [key, value]))
});
const settings = (schema: Parameters<typeof usual>[0]) => usual(schema) as Settings;
const defaults = convertDefaults(settings(convert));

describe('settings', () => {
  it.each([session, convert])('say of every one what it is, and what it is unless set', schema => {
    for (const property of Object.values(schema.properties)) {
      expect(property).toMatchObject({ title: expect.any(String), description: expect.any(String) });
      expect(property).toHaveProperty('default');
    }
    expect(schema.additionalProperties).toBe(false);
  });

  it('has defaults that are those of the form, and that the backend accepts', () => {
    expect({ ...emptyForm, ...defaults.form }).toEqual(emptyForm);
    expect(readTable(convertTable, { ...emptyForm, ...defaults.form }, trans).problems).toBeUndefined();
  });

  it('has base directories that are those of the protocol', () => {
    const { bases, defaultBase, defaultFolder } = sessionDefaults(settings(session));
    expect(bases).toEqual(DEFAULT_BASES);
    for (const base of [...bases, defaultBase]) {
      expect(sessionPlaceSchema.shape.base.safeParse(base).success).toBe(true);
    }
    expect(defaultFolder).toBe('');
  });

  it('has a poll period that the backend accepts', () => {
    const { pollSeconds } = defaults;
    expect(watchRequestSchema.parse({ place: { folder: '/data' }, pollSeconds }).pollSeconds).toBe(pollSeconds);
    expect(watchRequestSchema.parse({ place: { folder: '/data' } }).pollSeconds).toBe(pollSeconds);
    expect(defaults.thumbnails).toBe(true);
  });

  it('lets every number be what the protocol lets it be', () => {
    const { binScan } = convert.properties;
    const binned = { ...emptyForm, binNav: String(binScan.maximum) };
    expect(readTable(convertTable, binned, trans).problems).toBeUndefined();
  });
});

import { nullTranslator } from '@jupyterlab/translation';

import schema from '../../schema/convert.json';
import { readCluster, usualCluster } from '../panels/convert/form/clusterForm';
import { emptyForm, readForm } from '../panels/convert/form/convertForm';
import { watchRequestSchema } from '../protocol/acquisitions';
import { clusterSchema } from '../protocol/cluster';
import { DEFAULT_BASES, sessionPlaceSchema } from '../protocol/session';
import { convertDefaults } from './convertSettings';

const trans = nullTranslator.load('');
const usual = Object.fromEntries(Object.entries(schema.properties).map(([key, { default: value }]) => [key, value]));
const defaults = convertDefaults({ composite: usual });

describe('schema/convert.json', () => {
  it('says of every setting what it is, and what it is unless set', () => {
    for (const property of Object.values(schema.properties)) {
      expect(property).toMatchObject({ title: expect.any(String), description: expect.any(String) });
      expect(property).toHaveProperty('default');
    }
    expect(schema.additionalProperties).toBe(false);
  });

  it('has defaults that are those of the form, and that the backend accepts', () => {
    expect({ ...emptyForm, ...defaults.form }).toEqual(emptyForm);
    expect(readForm({ ...emptyForm, ...defaults.form }, { needsOut: false }, trans).problems).toBeUndefined();
  });

  it('has base directories that are those of the protocol', () => {
    expect(defaults.session.bases).toEqual(DEFAULT_BASES);
    for (const base of [...defaults.session.bases, defaults.session.defaultBase]) {
      expect(sessionPlaceSchema.shape.base.safeParse(base).success).toBe(true);
    }
    expect(defaults.defaultFolder).toBe('');
  });

  it('asks of the cluster what the protocol asks of it unless told otherwise', () => {
    const { form, setup, partitions } = defaults.cluster;
    expect(form).toEqual(usualCluster.form);
    expect(readCluster(form, setup, trans).cluster).toEqual(clusterSchema.parse({}));
    expect(partitions.map(({ name, gpu }) => [name, gpu])).toEqual([
      ['cs04r', false],
      ['cs05r', true]
    ]);
  });

  it('has a poll period that the backend accepts', () => {
    const { pollSeconds } = defaults;
    expect(watchRequestSchema.parse({ place: { folder: '/data' }, pollSeconds }).pollSeconds).toBe(pollSeconds);
    expect(watchRequestSchema.parse({ place: { folder: '/data' } }).pollSeconds).toBe(pollSeconds);
    expect(defaults.thumbnails).toBe(true);
  });

  it('lets every number be what the protocol lets it be', () => {
    const { binScan, concurrentTasks, cores } = schema.properties;
    const form = { ...usualCluster.form, concurrent: String(concurrentTasks.maximum), cpus: String(cores.maximum) };
    expect(readCluster(form, [], trans).problems).toBeUndefined();
    expect(readCluster({ ...form, cpus: String(cores.maximum + 1) }, [], trans).problems).toHaveProperty('cpus');
    const binned = { ...emptyForm, binNav: String(binScan.maximum) };
    expect(readForm(binned, { needsOut: false }, trans).problems).toBeUndefined();
  });
});

describe('convertDefaults', () => {
  it('begins with the first partition that has no graphics cards', () => {
    const partitions = [{ name: 'gpu1', gpu: true }, { name: 'short' }];
    expect(convertDefaults({ composite: { ...usual, partitions } }).cluster.form.partition).toBe('short');
    const [only] = partitions;
    expect(convertDefaults({ composite: { ...usual, partitions: [only] } }).cluster.form.partition).toBe('gpu1');
  });
});

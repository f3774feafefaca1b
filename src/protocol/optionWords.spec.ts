import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import settings from '../../schema/convert.json';
import { capabilities, KINDS } from './capabilities';
import { optionFacts } from './optionWords';

const PYTHON = join(__dirname, '../../python-kernel-bridge/jupyterlab_4dstem/widgets');

describe('the words of options', () => {
  it.each(KINDS)('are there for every option of %s', kind => {
    const told = new Set(optionFacts(capabilities[kind].options).map(({ place }) => place[0]));
    expect([...told]).toEqual(Object.keys(capabilities[kind].options.shape));
  });

  it.each(KINDS)('of %s name each flag once', kind => {
    const flags = optionFacts(capabilities[kind].options).map(({ flag }) => flag?.split(' ')[0]);
    expect(new Set(flags).size).toBe(flags.length);
  });

  it('are those of the settings, with the same values, limits and defaults', () => {
    const properties = Object.values(settings.properties) as Record<string, unknown>[];
    const compared = optionFacts(capabilities.convert.options).filter(({ title }) =>
      properties.some(property => property.title === title)
    );
    expect(compared.map(({ place }) => place[0])).toEqual(['reshape', 'binNav', 'binSig', 'cross', 'compression']);
    for (const { title, values, minimum, maximum, default: usual } of compared) {
      const property = properties.find(candidate => candidate.title === title);
      expect(property).toMatchObject({ default: usual, ...(values && { enum: values }) });
      expect([property?.minimum, property?.maximum]).toEqual([minimum, maximum]);
    }
  });

  it.each(KINDS)('are listed by the Python class of %s, which completes those that are paths', kind => {
    const classes = readdirSync(PYTHON).filter(name => /_widget\.py$/.test(name));
    const texts = classes.map(name => readFileSync(join(PYTHON, name), 'utf8'));
    const [text = '', another] = texts.filter(one => one.includes(`    kind, noun, button = "${kind}", "`));
    expect([text !== '', another]).toEqual([true, undefined]);
    expect(text).toContain(`"${kind}", "${capabilities[kind].noun}", "`);
    const [, help = ''] = /^ {4}params = Dict\([^]*?help="""([^]*?)"""/m.exec(text) ?? [];
    const options = optionFacts(capabilities[kind].options);
    const names = options.map(({ place }) => place[0]);
    expect(names.filter(option => !new RegExp(`\\b${option}\\b`).test(help))).toEqual([]);
    const [, paths = '"out"'] = /^ {4}path_options = \((.*)\)/m.exec(text) ?? [];
    const named = paths.match(/\w+/g) ?? [];
    expect(named.sort()).toEqual(options.flatMap(({ path, place }) => (path ? [place[0]] : [])).sort());
  });
});

import { Command } from 'commander';

import type { Kind } from '../../protocol/capabilities';
import { KINDS } from '../../protocol/capabilities';
import { OptionFlags } from './optionFlags';

function typed(kind: Kind, ...args: string[]) {
  const flags = new OptionFlags(kind);
  const command = flags.addTo(new Command(kind).argument('[FILE...]')).exitOverride();
  command.configureOutput({ writeErr: () => undefined }).parse(args, { from: 'user' });
  return { ...flags.read(command.opts()), rest: command.args, flags };
}

describe('OptionFlags', () => {
  it.each(KINDS)('asks for nothing where no flag is typed: %s', kind => {
    expect(typed(kind, '/a')).toMatchObject({ given: {}, files: [], rest: ['/a'] });
  });

  it('puts values where the options have them', () => {
    const { given } = typed(
      'convert',
      '--bin-sig',
      '2',
      '--roll',
      '3',
      '--replace-spikes',
      '--no-cross',
      '--overwrite'
    );
    expect(given).toEqual({ binSig: 2, repair: { roll: 3, spikes: true }, cross: false, overwrite: true });
  });

  it('takes two values and lists, and gives back the files behind them', () => {
    const { given, files } = typed('calibrate', '--rings', '111,220', '--q-range', '0.2', '1.5', '/a.h5', '/b.h5');
    expect(given).toEqual({ rings: ['111', '220'], qRange: [0.2, 1.5] });
    expect(files).toEqual(['/a.h5', '/b.h5']);
  });

  it('refuses what is no number, and names the flag of an option that is not possible', () => {
    expect(() => typed('convert', '--bin-sig', 'two')).toThrow(/--bin-sig <F>.*whole number/);
    expect(() => typed('analyse', '--seed', '-1')).toThrow(/--seed <N>.*whole number from 0 on/);
    expect(() => typed('calibrate', '--pixel-size', '-1')).toThrow(/--pixel-size <P>.*above 0/);
    const { flags } = typed('convert');
    expect(() => flags.checked({ reshape: 'none', repair: { spikes: true } } as never)).toThrow(/^--replace-spikes: /);
    const checked = (given: object) => () => typed('analyse').flags.checked(given as never);
    expect(checked({ components: 'many' })).toThrow('--components: Expected: auto, or a number.');
    expect(checked({ components: 65 })).toThrow('--components: Expected: a number of at most 64.');
    expect(checked({ areas: 'some' })).toThrow('--areas: Expected: dbscan or hdbscan or off.');
    expect(checked({ qRange: [NaN, NaN] })).toThrow(/^--q-range: Expected: a number\.$/);
    expect(checked({ qRange: [0.5] })).toThrow('--q-range: Expected: at least 2 values.');
  });

  it('makes the paths among options whole', () => {
    const { flags } = typed('calibrate');
    expect(flags.resolved({ mask: 'mask.h5', out: '/out', force: true })).toEqual({
      mask: `${process.cwd()}/mask.h5`,
      out: '/out',
      force: true
    });
    const edx = (value: string): string => typed('analyse').flags.resolved({ edx: value }).edx;
    expect(['auto', 'off', 'FILE', 'maps'].map(edx)).toEqual([
      'auto',
      'off',
      `${process.cwd()}/FILE`,
      `${process.cwd()}/maps`
    ]);
  });
});

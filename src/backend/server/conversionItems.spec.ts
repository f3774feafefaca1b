import { InputError } from '../../core/errors';
import type { ConversionItem } from '../../protocol/conversion';
import type { ConvertOutput } from '../../protocol/convertResult';
import { bytesOf, closed, failed, outcome, reported, updated } from './conversionItems';

function item(input: string, status: ConversionItem['status'], change: Partial<ConversionItem> = {}): ConversionItem {
  return { input, status, framesDone: 0, frames: 0, bytesDone: 0, bytes: 0, ...change };
}

function output(input: string, skipped = false): ConvertOutput {
  return {
    input,
    output: `${input}.hdf5`,
    shape: [1, 1, 1, 1],
    dtype: 'uint16',
    reshape: { mode: 'none', evidence: '' },
    frames: 1,
    dropped: 0,
    lost: 0,
    skipped,
    seconds: 1,
    bytes_in: 1,
    bytes_out: 1,
    warnings: []
  };
}

const statuses = (items: ConversionItem[]) => items.map(({ input, status }) => `${input} ${status}`);

describe('items of a conversion', () => {
  it('take in news by input, new files at the end, and are not changed in place', () => {
    const before = [item('a', 'waiting')];
    const after = updated(before, [
      { input: 'a', status: 'running', framesDone: 3 },
      { input: 'b', bytes: 5 }
    ]);
    expect(statuses(before)).toEqual(['a waiting']);
    expect(statuses(after)).toEqual(['a running', 'b waiting']);
    expect(after[0].framesDone).toBe(3);
    expect(after[1].bytes).toBe(5);
  });

  it('end as the report says; what it does not name was not finished', () => {
    const items = [item('a', 'running'), item('b', 'running'), item('c', 'waiting')];
    const problem = { input: 'b', code: 'E_HEADER', message: 'No header.' };
    const ended = reported(items, { outputs: [output('a'), output('d')], errors: [problem] });
    expect(statuses(ended)).toEqual(['a done', 'b failed', 'c cancelled', 'd done']);
    expect(ended[1].problem).toBe(problem);
    expect(ended[0].output?.output).toBe('a.hdf5');
  });

  it('fail with the error when the work breaks off, finished ones stay', () => {
    const items = [item('a', 'done'), item('b', 'running'), item('c', 'waiting')];
    const ended = failed(items, ['/folder'], new InputError('E_DISK', 'The disk is full.'));
    expect(statuses(ended)).toEqual(['a done', 'b failed', 'c failed']);
    expect(ended[2].problem).toMatchObject({ input: 'c', code: 'E_DISK', message: 'The disk is full.' });
  });

  it('are the requested paths when the work breaks off before it knew of a file', () => {
    const ended = failed([], ['/folder'], new Error('odd'));
    expect(statuses(ended)).toEqual(['/folder failed']);
    expect(ended[0].problem?.code).toBe('E_INTERNAL');
    expect(ended[0].problem?.details).toContain('odd');
  });

  it.each([
    [['done', 'done'], false, 'done'],
    [['done', 'failed'], false, 'failed'],
    [['done', 'failed', 'running'], true, 'cancelled'],
    [['done', 'done'], true, 'done'],
    [[], false, 'done'],
    [[], true, 'cancelled']
  ] as const)('%j, cancelled %s: %s', (parts, cancelled, whole) => {
    const items = parts.map((status, index) => item(String(index), status));
    expect(outcome(closed(items), cancelled)).toBe(whole);
  });

  it('count bytes of what is really converted', () => {
    const items = [
      item('a', 'done', { bytesDone: 10, bytes: 10 }),
      item('b', 'running', { bytesDone: 4, bytes: 10 }),
      item('c', 'waiting', { bytes: 100 }),
      item('d', 'done', { bytesDone: 1000, bytes: 1000, output: output('d', true) }),
      item('e', 'failed', { bytesDone: 1, bytes: 50 })
    ];
    expect(bytesOf(items)).toEqual({ done: 15, left: 106 });
  });
});

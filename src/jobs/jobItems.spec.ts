import { InputError } from '../core/errors';
import type { JobItem, Standing } from '../protocol/jobs';
import { closed, failed, outcome, resultsOf, updated, waitingItem, withResult, workOf } from './jobItems';
import { exampleOutput } from './testing/jobExamples';

function item(input: string, status: Standing, change: Partial<JobItem> = {}): JobItem {
  return { ...waitingItem(input), status, ...change };
}

const statuses = (items: JobItem[]) => items.map(({ input, status }) => `${input} ${status}`);

describe('items of a job', () => {
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

  it('are put together again from what is kept in two files', () => {
    const problem = { input: 'b', code: 'E_HEADER', message: 'No header.' };
    const items = [
      item('a', 'done', { result: exampleOutput('a') }),
      item('b', 'failed', { problem }),
      item('c', 'waiting')
    ];
    const light = items.map(({ result: _result, problem: _problem, ...rest }) => rest);
    expect(withResult(light, resultsOf(items))).toEqual(items);
    expect(withResult(light, { results: [], errors: [] })).toEqual(light);
  });

  it('fail with the error when the work breaks off, finished ones stay', () => {
    const items = [item('a', 'done'), item('b', 'running'), item('c', 'waiting')];
    const ended = failed(items, [{ input: '/folder' }], new InputError('E_DISK', 'The disk is full.'));
    expect(statuses(ended)).toEqual(['a done', 'b failed', 'c failed']);
    expect(ended[2].problem).toMatchObject({ input: 'c', code: 'E_DISK', message: 'The disk is full.' });
  });

  it('are the requested paths when the work breaks off before it knew of a file', () => {
    const ended = failed([], [{ input: '/folder' }], new Error('odd'));
    expect(statuses(ended)).toEqual(['/folder failed']);
    expect(ended[0].problem?.code).toBe('E_INTERNAL');
    expect(ended[0].problem?.details).toContain('odd');
  });

  it.each([
    [['done', 'done'], undefined, 'done'],
    [['done', 'failed'], undefined, 'failed'],
    [['done', 'failed', 'running'], 'cancelled', 'cancelled'],
    [['done', 'running'], 'interrupted', 'interrupted'],
    [['done', 'done'], 'cancelled', 'done'],
    [['done', 'cancelled'], undefined, 'done'],
    [['failed', 'cancelled'], undefined, 'failed'],
    [['cancelled', 'cancelled'], undefined, 'cancelled'],
    [[], undefined, 'done'],
    [[], 'cancelled', 'cancelled']
  ] as const)('%j, stopped as %s: %s', (parts, stopped, whole) => {
    const items = parts.map((status, index) => item(String(index), status));
    expect(outcome(closed(items, stopped ?? 'cancelled'), stopped)).toBe(whole);
  });

  it('count bytes of what is really converted', () => {
    const items = [
      item('a', 'done', { bytesDone: 10, bytes: 10 }),
      item('b', 'running', { bytesDone: 4, bytes: 10 }),
      item('c', 'waiting', { bytes: 100 }),
      item('d', 'done', { bytesDone: 1000, bytes: 1000, result: exampleOutput('d', { skipped: true }) }),
      item('e', 'failed', { bytesDone: 1, bytes: 50 })
    ];
    expect(workOf(items)).toMatchObject({ done: { bytes: 15 }, left: { bytes: 106 } });
  });

  it('know how many patterns are left when it is known how many each file holds', () => {
    const known = [item('a', 'done', { framesDone: 8, frames: 8 }), item('b', 'running', { framesDone: 3, frames: 9 })];
    expect(workOf(known)).toMatchObject({ done: { frames: 11 }, left: { frames: 6 } });
    expect(workOf([...known, item('c', 'waiting')]).left.frames).toBeUndefined();
  });
});

import { nullTranslator } from '@jupyterlab/translation';

import { conversion, converted, FakeBackend } from '../testing/fakeBackend';
import { exampleItem, exampleRow } from '../testing/tableExamples';
import { JobsModel } from '../jobs/jobsModel';
import type { ConvertStanding } from './convertStep';
import { convertStep } from './convertStep';
import { AcquisitionsModel } from './table/acquisitionsModel';
import { convertible } from './table/convertible';
import type { TableRow } from './table/tableRow';
import { tableRow } from './table/tableRow';

const trans = nullTranslator.load('');
const PLACE = { folder: '/data' };
const ROWS = [exampleRow(0), exampleRow(1), exampleRow(2, { state: 'complete' })].map(row => tableRow({ row }, trans));

function standing(
  acquisitions: readonly TableRow[],
  table: Partial<ConvertStanding['table']> = { place: PLACE },
  more: Partial<ConvertStanding> = {}
): ConvertStanding {
  const backend = new FakeBackend();
  const model = new AcquisitionsModel(backend, trans, new JobsModel(backend));
  model.rows.setRows(acquisitions);
  const pending = acquisitions.filter(({ status }) => status === 'new');
  return {
    table: { ...model.state, ...table },
    rows: model.rows.state,
    convertible: convertible(pending, false, trans),
    jobs: [],
    run: jest.fn(),
    ...more
  };
}

describe('convertStep', () => {
  it('counts the acquisitions by state and offers what the panel offers', () => {
    const stand = standing(ROWS);
    const { counts, action, hint, running } = convertStep(stand, trans);
    expect(counts).toEqual([
      { state: 'new', name: 'new', count: 2 },
      { state: 'complete', name: 'complete', count: 1 }
    ]);
    expect(action).toMatchObject({ label: 'Convert all 2 new' });
    expect(action?.reason).toBeUndefined();
    action?.run();
    expect(stand.run).toHaveBeenCalledWith([ROWS[0].path, ROWS[1].path]);
    expect([hint, running]).toEqual([undefined, undefined]);
  });

  it('counts acquisitions of which frames are lost, converted or not', () => {
    const rows = [exampleRow(0, { lost: 947 }), exampleRow(1), exampleRow(2, { state: 'complete', lost: 1 })];
    const { counts } = convertStep(standing(rows.map(row => tableRow({ row }, trans))), trans);
    expect(counts[counts.length - 1]).toEqual({ state: 'lacking', name: 'with frames lost', count: 2 });
  });

  it('says why nothing can be converted', () => {
    const done = [ROWS[2]];
    const { action } = convertStep(standing(done), trans);
    expect(action).toMatchObject({ label: 'Convert', reason: 'All are converted.' });
  });

  it('says what is looked for, that nothing was found, and nothing before a place is chosen', () => {
    expect(convertStep(standing([], { place: PLACE, busy: true }), trans).hint).toBe('Looking for .mib files…');
    expect(convertStep(standing([]), trans).hint).toBe('No .mib file here.');
    expect(convertStep(standing([], {}), trans)).toEqual({ counts: [] });
  });

  it('shows what runs while something does', () => {
    const items = [exampleItem(ROWS[0].row, 'running', { bytesDone: 500, bytes: 1000 })];
    const running = convertStep(standing(ROWS, { place: PLACE }, { jobs: [conversion({ items })] }), trans).running;
    expect(running).toMatchObject({ label: '1 file', fraction: 0.5 });
    expect(convertStep(standing(ROWS, { place: PLACE }, { jobs: [converted()] }), trans).running).toBeUndefined();
  });
});

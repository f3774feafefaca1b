import { nullTranslator } from '@jupyterlab/translation';

import type { AcquisitionRow } from '../../../protocol/acquisitions';
import { sortRows } from '../../dataTable/sorting';
import { exampleRow } from '../../testing/tableExamples';
import { sorting } from './acquisitionSorting';
import { tableRow } from './tableRow';

function sorted(column: string, descending: boolean, parts: Partial<AcquisitionRow>[]): number[] {
  const rows = parts.map((part, second) => tableRow({ row: exampleRow(second, part) }, nullTranslator.load('')));
  return sortRows(rows, { column, descending }, sorting).map(row => rows.indexOf(row));
}

describe('sortRows, of acquisitions', () => {
  it('goes by time stamp in either direction', () => {
    const parts = [{ stem: '20260318_000000' }, { stem: '20260317_235959' }, {}];
    expect(sorted('stamp', false, parts)).toEqual([2, 1, 0]);
    expect(sorted('stamp', true, parts)).toEqual([0, 1, 2]);
  });

  it('sorts numbers in names as numbers', () => {
    expect(sorted('sample', false, [{ sample: 'au 10nm' }, { sample: 'au 2nm' }])).toEqual([1, 0]);
  });

  it('takes small and capital letters, with accents or without, for the same', () => {
    const samples = ['Zinc', 'étain 2', 'au', 'Etain 10', 'Fe'];
    const order = sorted(
      'sample',
      false,
      samples.map(sample => ({ sample }))
    );
    expect(order.map(at => samples[at])).toEqual(['au', 'étain 2', 'Etain 10', 'Fe', 'Zinc']);
  });

  it.each<[string, Partial<AcquisitionRow>, Partial<AcquisitionRow>]>([
    ['frames', { frames: 9 }, { frames: 10 }],
    ['detector', { detector: '1 chip' }, { detector: '2x2 chips' }],
    ['depth', { depth: 6 }, { depth: 12 }],
    ['size', { bytes: 1 }, { bytes: 2 }],
    ['voltage', { voltage: 80_000 }, { voltage: 300_000 }],
    ['cameraLength', { cameraLength: 0.2 }, { cameraLength: 1 }],
    ['step', { stepNm: 0.5 }, { stepNm: 10 }],
    ['state', { state: 'new' }, { state: 'complete' }]
  ])('sorts by %s', (column, less, more) => {
    expect(sorted(column, false, [more, less])).toEqual([1, 0]);
    expect(sorted(column, true, [less, more])).toEqual([1, 0]);
  });

  it('sorts shapes by their number of positions', () => {
    const scan = exampleRow().scan;
    const wide = scan && { ...scan, rows: 9, columns: 100 };
    expect(sorted('shape', true, [{ scan }, { scan: wide }])).toEqual([1, 0]);
  });

  it('leaves equal ones as they were taken, and puts what is not known at the end in either direction', () => {
    const parts = [{ voltage: undefined }, { voltage: 80_000 }, {}, {}];
    expect(sorted('voltage', false, parts)).toEqual([1, 2, 3, 0]);
    expect(sorted('voltage', true, parts)).toEqual([2, 3, 1, 0]);
  });
});

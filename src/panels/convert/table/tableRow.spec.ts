import { nullTranslator } from '@jupyterlab/translation';

import type { AcquisitionRow } from '../../../protocol/acquisitions';
import type { JobItem } from '../../../protocol/jobs';
import { exampleItem, exampleRow } from '../../testing/tableExamples';
import type { RowFacts } from './tableRow';
import { tableRow } from './tableRow';

const trans = nullTranslator.load('');
const shown = (facts: RowFacts) => tableRow(facts, trans);
const problem = { input: '/x', code: 'E_HEADER', message: 'No header.', details: 'ENOENT' };

describe('tableRow', () => {
  it('gives every value with its unit', () => {
    expect(shown({ row: exampleRow(4) }).cells).toEqual({
      stamp: '20260317_101204',
      sample: 'au',
      frames: '256',
      detector: '2x2 chips, 512 x 512',
      depth: '12 bit',
      size: '33.7 MB',
      voltage: '300 kV',
      cameraLength: '20 cm',
      step: '2.14 nm',
      shape: '15 × 16'
    });
  });

  it('leaves out what is not known yet', () => {
    const { path, stem, sample, bytes, modified } = exampleRow();
    const { status, cells, scan } = shown({ row: { path, stem, sample, bytes, modified } });
    expect([status, scan, cells.frames, cells.voltage, cells.shape]).toEqual(['reading', ...Array(4).fill(undefined)]);
  });

  it.each<[string, AcquisitionRow['state'], JobItem['status'] | undefined, boolean]>([
    ['new', 'new', undefined, false],
    ['incomplete', 'partial', undefined, false],
    ['changed', 'changed', 'done', false],
    ['growing', 'growing', undefined, false],
    ['converting', 'converting', undefined, false],
    ['other-options', 'other-options', 'done', false],
    ['waiting', 'complete', 'waiting', false],
    ['converting', 'new', 'running', false],
    // Deleted since it was converted
    ['new', 'new', 'done', false],
    // Not looked at since it was converted
    ['complete', 'new', 'done', true],
    ['complete', 'converting', 'done', false],
    // Looked at before the page heard of the end
    ['other-options', 'other-options', 'done', true],
    ['failed', 'new', 'failed', false],
    ['cancelled', 'new', 'cancelled', false],
    ['interrupted', 'partial', 'interrupted', false],
    // Converted by other means since it failed
    ['complete', 'complete', 'failed', false]
  ])('is %s when the disk says %s and its latest conversion %s', (status, state, standing, justEnded) => {
    const row = exampleRow(0, { state });
    const item = standing && exampleItem(row, standing);
    expect(shown({ row, item, justEnded }).status).toBe(status);
  });

  it('says how far it is, and that it can be cancelled', () => {
    const row = exampleRow();
    const { fraction, cancellable, retryable } = shown({ row, item: exampleItem(row, 'running', { bytesDone: 250 }) });
    expect([fraction, cancellable, retryable]).toEqual([0.25, true, false]);
    expect(shown({ row, item: exampleItem(row, 'done') })).toMatchObject({ fraction: undefined, cancellable: false });
  });

  it('keeps the failure of a conversion, which can be tried again, apart from raw data that cannot be read', () => {
    const row = exampleRow();
    expect(shown({ row, item: exampleItem(row, 'failed', { problem }) })).toMatchObject({
      failure: { message: 'No header.', details: 'ENOENT' },
      retryable: true
    });
    const unreadable = exampleRow(0, { state: 'failed', problem });
    expect(shown({ row: unreadable })).toMatchObject({ status: 'failed', failure: problem, retryable: false });
  });

  it('shows a shape chosen by hand, with what the backend says of it once it has heard of it', () => {
    const choice = { reshape: 'known', scanX: 17, scanY: 15 } as const;
    expect(shown({ row: exampleRow(), choice }).scan).toEqual({
      text: '15 × 17',
      evidence: 'Chosen by hand.',
      byHand: true,
      guess: false,
      provisional: false,
      positions: 255
    });
    const scan = {
      mode: 'known',
      rows: 15,
      columns: 17,
      firstFrame: 0,
      dropped: 1,
      source: 'asked',
      evidence: 'Given.',
      guess: false,
      provisional: false
    } as const;
    expect(shown({ row: exampleRow(0, { scan }), choice }).scan?.evidence).toBe('Chosen by hand. Given.');
    expect(shown({ row: exampleRow(), choice: { reshape: 'none' } }).scan?.text).toBe('256 frames');
    expect(shown({ row: exampleRow(), choice: { reshape: 'flyback' } }).scan?.text).toBe('15 × 16');
  });

  it('shows a chosen shape as it will be converted, without a column that is left out', () => {
    const repair = { roll: 2, cropLastColumn: true, spikes: false };
    const known = { reshape: 'known', scanX: 17, scanY: 15, repair } as const;
    expect(shown({ row: exampleRow(), choice: known }).scan).toMatchObject({ text: '15 × 16', positions: 240 });
    expect(shown({ row: exampleRow(), choice: { reshape: 'flyback', repair } }).scan?.text).toBe('15 × 15');
  });

  it('takes a shape chosen by hand for the answer to a shape that does not fit', () => {
    const row = exampleRow(0, { problem: { ...problem, code: 'E_SHAPE' } });
    expect(shown({ row }).failure?.message).toBe('No header.');
    expect(shown({ row, choice: { reshape: 'none' } }).failure).toBeUndefined();
    const twin = exampleRow(0, { problem: { ...problem, code: 'E_SAME_STAMP' } });
    expect(shown({ row: twin, choice: { reshape: 'none' } }).failure).toBeDefined();
  });
});

import { cleanup, render, screen } from '@testing-library/react';
import React from 'react';

import { converted } from '../panels/testing/fakeBackend';
import type { CellState } from './cellModel';
import { CellModel } from './cellModel';
import { toldConversion } from './convert/convertCell';
import { reportOf } from './jobTraits';
import { LastResult } from './LastResult';

const saved: CellState = { live: false, params: {}, result: reportOf(converted()), state: 'done', message: '' };
const shown = (state: Partial<CellState>): string =>
  render(<LastResult cell={new CellModel({ ...saved, ...state })} told={toldConversion} />).container.textContent ?? '';

afterEach(cleanup);

describe('LastResult', () => {
  it('says of a notebook without kernel what was converted last, and that it is from the notebook', () => {
    const text = shown({});
    expect(screen.getByRole('region', { name: 'Last result' })).not.toBeNull();
    expect(text).toContain('as saved with the notebook');
    expect(text).toContain('All of it was done.');
    expect(text).toContain('/T1_data.hdf5');
    expect(text).toContain('15 × 15 × 256 × 256 uint16');
  });

  it('says what failed and why it ended early', () => {
    const errors = [{ input: '/data/bad.mib', code: 'E_HEADER', message: '/data/bad.mib does not begin with "MQ1".' }];
    expect(shown({ state: 'failed', result: { outputs: [], errors } })).toContain('does not begin with "MQ1"');
    expect(shown({ state: 'interrupted', message: 'Its process has gone.' })).toContain('Its process has gone.');
  });

  it('is not there while Python can be asked, or before anything was converted', () => {
    expect(shown({ live: true })).toBe('');
    expect(shown({ state: null, result: null })).toBe('');
  });
});

import { cleanup, render, screen, within } from '@testing-library/react';
import React from 'react';

import type { AcquisitionRow } from '../../../protocol/acquisitions';
import type { Inspection } from '../../../protocol/convert/inspection';
import type { Loadable } from '../../parts/loadable';
import { LOADING, NONE } from '../../parts/loadable';
import { inspection } from '../../testing/fakeBackend';
import { exampleRow } from '../../testing/tableExamples';
import { AcquisitionDetails } from './AcquisitionDetails';

const opened = (row: AcquisitionRow, found: Loadable<Inspection> = NONE) =>
  render(<AcquisitionDetails row={row} found={found} />);

/** What is said of a fact. */
const fact = (name: string): string | null | undefined =>
  screen.getByText(name, { selector: 'dt' }).nextSibling?.textContent;

afterEach(cleanup);

describe('AcquisitionDetails', () => {
  it('says where the data are, what they are, how they stand and where the result is', () => {
    const row = exampleRow(0, { files: 3, frames: 65_536, taken: '2026-03-17T10:12:00' });
    opened(row);
    expect(screen.getByRole('region', { name: `Details of ${row.stem}` })).toBeTruthy();
    expect(fact('Raw data')).toContain(row.path);
    expect(fact('Raw data')).toContain('3 files, 33.7 MB, 65\u202f536 frames');
    expect(fact('Taken')).toBe(new Date('2026-03-17T10:12:00').toLocaleString());
    expect(fact('Detector')).toBe('2x2 chips, 512 x 512, 12 bit, converted to 515 × 515 px, uint16');
    expect(fact('State')).toBe('Not converted yet.');
    expect(fact('Result')).toContain(row.output);
    expect(screen.getByRole('button', { name: 'Copy the path of the result' })).toBeTruthy();
  });

  it('leaves out what is not known, and shows every warning', () => {
    const { path, stem, sample, bytes, modified } = exampleRow();
    opened({ path, stem, sample, bytes, modified, warnings: ['3 frames are missing.', 'No metadata.'] });
    expect(screen.getAllByRole('term').map(({ textContent }) => textContent)).toEqual(['Raw data']);
    expect(screen.getByText('3 frames are missing.')).toBeTruthy();
    expect(screen.getByText('No metadata.')).toBeTruthy();
  });

  it('shows the headers once they are read, and until then that they are being read', () => {
    const { rerender } = opened(exampleRow(), LOADING);
    expect(screen.getByRole('status').textContent).toMatch(/Reading the headers/);
    const value = inspection({ header: { sequence: 1, thresholds: [25, 511] } });
    rerender(<AcquisitionDetails row={exampleRow()} found={{ state: 'ready', value }} />);
    const table = within(screen.getByText('First frame header').closest('details') ?? document.body);
    expect(table.getAllByRole('term', { hidden: true }).map(({ textContent }) => textContent)).toEqual([
      'sequence',
      'thresholds'
    ]);
    expect(screen.queryByText('Microscope metadata')).toBeNull();
    expect(screen.queryByRole('status')).toBeNull();
  });

  it('says why the headers cannot be read', () => {
    opened(exampleRow(), { state: 'failed', failure: { message: 'T1_data.mib is empty.' } });
    expect(screen.getByRole('alert').textContent).toContain('T1_data.mib is empty.');
  });
});

import { nullTranslator } from '@jupyterlab/translation';
import { render, screen } from '@testing-library/react';
import React from 'react';

import type { RadialDataSet } from '../../../protocol/radial/radialRequests';
import { CalibrationCell } from './CalibrationCell';
import { dataSetRow } from './dataSetRow';

it('says why there is no calibration without folders, which stand in the title', () => {
  const input = '/data/2026/cm1-1/processing/Merlin/a/1_data.hdf5';
  const record = '/data/2026/cm1-1/processing/Merlin/gold/calibration.json';
  const problem = `${input}: no calibration for 300 kV was found. One cannot be used: ${record}: its pixel size is 0.`;
  const dataSet: RadialDataSet = { input, stem: '1_data', problem, notes: [] };
  render(<CalibrationCell row={dataSetRow(dataSet, nullTranslator.load(''))} isActive={false} onPick={jest.fn()} />);
  const shown = screen.getByText(/^No calibration/);
  expect(shown.textContent).toBe(
    'No calibration for 300 kV was found. One cannot be used: …/calibration.json: its pixel size is 0.'
  );
  expect(shown.title).toContain(record);
});

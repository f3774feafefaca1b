import { cleanup, render } from '@testing-library/react';
import React from 'react';

import { CellModel } from './cellModel';
import type { JobParams } from './jobTraits';
import { ParamProblems } from './ParamProblems';

const shown = (params: JobParams): string => {
  const cell = new CellModel({ live: true, params, result: null, state: null, message: '' });
  return render(<ParamProblems cell={cell} kind="calibrate" />).container.textContent ?? '';
};

afterEach(cleanup);

it('says of an option from Python why it cannot be, before anything is started with it', () => {
  expect(shown({ voltage: 200 })).toContain(
    'voltage in params: The voltage is given in V, for example 300000 for 300 kV.'
  );
  expect(shown({ volts: 200e3 })).toContain('volts in params: there is no such option');
});

it('says nothing of those that can be', () => {
  expect(shown({ voltage: 200e3, standard: 'MgO' })).toBe('');
});

import { nullTranslator } from '@jupyterlab/translation';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import React from 'react';

import type { CalibrationOptions } from '../../../protocol/calibrate/calibrationOptions';
import { exampleRecord } from '../../../storage/calibration/spec/exampleRecord';
import { JobsModel } from '../../jobs/jobsModel';
import { SessionModel } from '../../session/sessionModel';
import { FakeBackend } from '../../testing/fakeBackend';
import { CalibrateModel } from '../calibrateModel';
import { ReviewActions } from './ReviewActions';

const TRANS = nullTranslator.load('x');
/** Nothing is found in them */
const BAD: CalibrationOptions = { qRange: [0.3, 0.4] };
const FLAT = { shape: [64, 64], uint16: btoa('\u0001\u0000'.repeat(64 * 64)) };

afterEach(cleanup);

const question = (): Element | null => screen.queryByRole('alertdialog');
const press = (name: string): void => void fireEvent.click(screen.getByRole('button', { name }));

it('asks before it saves a failed calibration, of that one alone, and Esc is no', async () => {
  const backend = new FakeBackend({
    'calibrate/pattern': () => ({ image: FLAT, kind: 'single pattern', warnings: [], version: '1' }),
    'calibrate/fit': params => {
      const { options } = params as { options: CalibrationOptions };
      return { record: exampleRecord({ options, verdict: options.qRange ? 'fail' : 'pass' }), remembered: true };
    }
  });
  await backend.connect();
  const model = new CalibrateModel(
    { backend, session: new SessionModel(backend, TRANS), jobs: new JobsModel(backend) },
    TRANS
  );
  const { review } = model;
  render(<ReviewActions model={model} />);
  const does = (what: () => void): Promise<void> =>
    act(async () => {
      what();
      while (!review.state.pattern || review.state.fitting) {
        await new Promise(resolve => setTimeout(resolve, 5));
      }
    });
  await does(() => model.lookAt('/data/gold.tif'));
  await does(() => review.change(BAD));
  press('Save');
  expect(question()).not.toBeNull();
  fireEvent.keyDown(screen.getByRole('button', { name: 'Save marked as fail' }), { key: 'Escape' });
  expect(question()).toBeNull();
  press('Save');
  await does(() => review.undo());
  // What is looked at now is a pass
  expect(question()).toBeNull();
  expect(backend.askedFor('calibrate/fit').filter(asked => 'write' in (asked as object))).toEqual([]);
  model.dispose();
});

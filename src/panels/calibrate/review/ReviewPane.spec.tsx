import { nullTranslator } from '@jupyterlab/translation';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import React from 'react';

import { BackendError } from '../../../protocol/backendError';
import { JobsModel } from '../../jobs/jobsModel';
import { SessionModel } from '../../session/sessionModel';
import { FakeBackend } from '../../testing/fakeBackend';
import { CalibrateModel } from '../calibrateModel';
import { ReviewPane } from './ReviewPane';

const TRANS = nullTranslator.load('x');
const GOLD = '/data/gold/mean.tif';

afterEach(cleanup);

it('leaves the box of the camera length where it is while the voltage is tried', async () => {
  const untold = new BackendError('E_NO_VOLTAGE', `${GOLD}: no metadata say it.`);
  const backend = new FakeBackend({
    'calibrate/pattern': () => ({
      image: { shape: [64, 64], uint16: btoa('\u0001\u0000'.repeat(64 * 64)) },
      kind: 'single pattern',
      warnings: [],
      version: '1'
    }),
    'calibrate/fit': params =>
      (params as { options: { voltage?: number } }).options.voltage
        ? new Promise(() => undefined)
        : Promise.reject(untold)
  });
  await backend.connect();
  const model = new CalibrateModel(
    { backend, session: new SessionModel(backend, TRANS), jobs: new JobsModel(backend) },
    TRANS
  );
  model.look(GOLD);
  render(<ReviewPane model={model} />);
  await screen.findByRole('alert');
  const length = screen.getByLabelText(/Camera length/);
  act(() => length.focus());
  fireEvent.change(screen.getByLabelText(/Voltage/), { target: { value: '200' } });
  fireEvent.blur(screen.getByLabelText(/Voltage/));
  expect(model.review.state.fitting).toBe(true);
  expect(document.activeElement).toBe(length);
  model.dispose();
});

it('asks for voltage and camera length where it says that no metadata tell them', async () => {
  const backend = new FakeBackend({
    'calibrate/pattern': () =>
      Promise.reject(new BackendError('E_NO_VOLTAGE', `${GOLD}: no metadata say it. Give both (--voltage V).`))
  });
  await backend.connect();
  const model = new CalibrateModel(
    { backend, session: new SessionModel(backend, TRANS), jobs: new JobsModel(backend) },
    TRANS
  );
  model.look(GOLD);
  render(<ReviewPane model={model} />);
  // The file stands above it already, and nobody types a flag here
  expect((await screen.findByRole('alert')).textContent).toBe('No metadata say it. Give both.');
  fireEvent.change(screen.getByLabelText(/Voltage/), { target: { value: '200' } });
  fireEvent.blur(screen.getByLabelText(/Voltage/));
  expect(screen.getByLabelText(/Camera length/i)).not.toBeNull();
  expect(model.form.state.options).toMatchObject({ voltage: 200e3 });
  model.dispose();
});

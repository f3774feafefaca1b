import { StateDB } from '@jupyterlab/statedb';

import type { ConvertModel } from '../panels/convert/convertModel';
import { convertExample } from '../panels/testing/convertExample';
import { SessionBackend } from '../panels/testing/sessionBackend';
import { remember } from './remember';

const KEY = 'jupyterlab-4dstem:convert';

const made: ConvertModel[] = [];
afterEach(() => {
  made.splice(0).forEach(model => model.dispose());
  jest.useRealTimers();
});

async function remembered(state = new StateDB()) {
  const model = convertExample(new SessionBackend());
  made.push(model);
  await remember({ state, key: KEY, model, changed: [model.form, model.table.rows] });
  return { model, state, save: jest.spyOn(state, 'save') };
}

describe('remember', () => {
  it('saves once after a pause, however many keys were pressed, what there is then', async () => {
    jest.useFakeTimers();
    const { model, state, save } = await remembered();
    ['3', '32', '3'].forEach(binSig => model.form.type({ binSig }));
    model.table.rows.sortBy('sample');
    expect(save).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(5000);
    expect(save).toHaveBeenCalledTimes(1);
    expect(await state.fetch(KEY)).toEqual(JSON.parse(JSON.stringify(model.saved)));
    expect(await state.fetch(KEY)).toMatchObject({ form: { binSig: '3' }, table: { sort: { column: 'sample' } } });
    model.form.type({ binSig: '4' });
    await jest.advanceTimersByTimeAsync(5000);
    expect(save).toHaveBeenCalledTimes(2);
  });

  it('saves nothing when what changed is not remembered', async () => {
    jest.useFakeTimers();
    const { model, save } = await remembered();
    model.table.rows.setFilter('gold');
    model.form.insist();
    await jest.advanceTimersByTimeAsync(5000);
    expect(save).not.toHaveBeenCalled();
  });

  it('begins as it was left', async () => {
    const state = new StateDB();
    await state.save(KEY, { form: { binSig: '4' } });
    const { model, save } = await remembered(state);
    expect(model.form.state.form.binSig).toBe('4');
    expect(save).not.toHaveBeenCalled();
  });

  it('begins as new with what an earlier version saved', async () => {
    const state = new StateDB();
    await state.save(KEY, { path: '/data/T1_data.mib', form: {} });
    expect((await remembered(state)).model.form.state.changed).toEqual([]);
  });
});

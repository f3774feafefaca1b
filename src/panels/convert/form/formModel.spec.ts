import { nullTranslator } from '@jupyterlab/translation';

import { FormModel } from './formModel';

const opened = (): FormModel => new FormModel(nullTranslator.load(''));

describe('FormModel', () => {
  it('has options from the start, and takes the defaults of the settings for what was not touched', () => {
    const model = opened();
    expect(model.state.options).toMatchObject({ reshape: 'auto', binSig: 1 });
    model.edit({ binNav: '4' });
    model.setDefaults({ binNav: '2', binSig: '2' });
    expect(model.state.options).toMatchObject({ binNav: 4, binSig: 2 });
  });

  it('settles when an edit is finished, not on every keystroke', () => {
    const model = opened();
    model.type({ binSig: '1' });
    model.type({ binSig: '16' });
    expect(model.state.options?.binSig).toBe(16);
    expect(model.state.settled?.binSig).toBe(1);
    model.settle();
    expect(model.state.settled?.binSig).toBe(16);
  });

  it('keeps what was settled while something is impossible, and the same object while nothing changes', () => {
    const model = opened();
    const { settled } = model.state;
    model.edit({ binSig: '100' });
    expect(model.state.options).toBeUndefined();
    expect(model.state.problems.binSig).toMatch(/1 \(off\) to 64/);
    model.edit({ binSig: '1' });
    expect(model.state.settled).toBe(settled);
  });

  it('says what is missing only when the user wants to convert', () => {
    const model = opened();
    model.setDemands({ needsOut: true });
    expect(model.state.options).toBeUndefined();
    expect(model.state.problems).toEqual({});
    expect(model.insist()).toBeUndefined();
    expect(model.state.problems.out).toMatch(/name a folder/);
    model.edit({ out: '/results' });
    expect(model.insist()).toMatchObject({ out: '/results' });
  });

  it('compares a known shape with the frames that are chosen', () => {
    const model = opened();
    model.edit({ reshape: 'known', scanX: '200', scanY: '128' });
    expect(model.state.problems.reshape).toBeUndefined();
    model.setDemands({ needsOut: false, frames: 16384, shapes: ['128 x 128'] });
    expect(model.state.problems.reshape).toMatch(/choose 128 x 128/);
  });

  it('knows what differs from the defaults, goes back to them, and takes that back', () => {
    const model = opened();
    model.setDefaults({ binSig: '2' });
    expect(model.state.changed).toEqual([]);
    model.edit({ binSig: '4', spikes: true });
    expect(model.state.changed).toEqual(['binSig', 'spikes']);
    model.backToDefaults();
    expect(model.state.changed).toEqual([]);
    expect(model.state.settled).toMatchObject({ binSig: 2 });
    model.undo();
    expect(model.state.form).toMatchObject({ binSig: '4', spikes: true });
    expect(model.state.undo).toBeUndefined();
  });

  it('remembers what was changed but not the wish to overwrite, and passes over what is no form', () => {
    const first = opened();
    first.edit({ binSig: '4', overwrite: true });
    const model = opened();
    model.restore(JSON.parse(JSON.stringify({ ...first.saved, binNav: 7, other: 'x' })));
    expect(model.state.changed).toEqual(['binSig']);
    expect(model.state.form).not.toHaveProperty('other');
    model.restore(null);
    expect(model.state.changed).toEqual(['binSig']);
  });
});

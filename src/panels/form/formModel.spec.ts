import { FormModel } from './formModel';

interface Radii {
  readonly inner: string;
  readonly outer: string;
  /** Counts only with `outer` */
  readonly soft: boolean;
  readonly once: boolean;
}
interface Wanted {
  inner: number;
  outer?: number;
}

/** A form of two numbers, of which the second is needed on demand. */
const opened = () =>
  new FormModel<Radii, Wanted, { needsOuter: boolean }>({
    empty: { inner: '1', outer: '', soft: false, once: false },
    demands: { needsOuter: false },
    once: ['once'],
    words: {
      inner: { label: 'Inner' },
      outer: { label: 'Outer' },
      soft: { label: 'Soft', isUsed: ({ outer }) => outer !== '' },
      once: { label: 'Once' }
    },
    show: ({ inner, outer }) => ({ inner: String(inner), outer: String(outer ?? ''), soft: false, once: false }),
    read: ({ inner, outer }, { needsOuter }) => {
      const problems = {
        ...(!(Number(inner) > 0) && { inner: 'Inner is above 0.' }),
        ...(needsOuter && outer === '' && { outer: 'Name the outer radius.' })
      };
      return Object.keys(problems).length > 0
        ? { problems }
        : { options: { inner: Number(inner), ...(outer !== '' && { outer: Number(outer) }) } };
    }
  });

describe('FormModel', () => {
  it('has options from the start, and takes the defaults of the settings for what was not touched', () => {
    const model = opened();
    expect(model.state.options).toEqual({ inner: 1 });
    model.edit({ inner: '4' });
    model.setDefaults({ inner: '2', outer: '8' });
    expect(model.state.options).toEqual({ inner: 4, outer: 8 });
  });

  it('settles when an edit is finished, not on every keystroke', () => {
    const model = opened();
    model.type({ inner: '16' });
    expect(model.state.options?.inner).toBe(16);
    expect(model.state.settled?.inner).toBe(1);
    model.settle();
    expect(model.state.settled?.inner).toBe(16);
  });

  it('keeps what was settled while something is impossible, and the same object while nothing changes', () => {
    const model = opened();
    const { settled } = model.state;
    model.edit({ inner: '0' });
    expect(model.state.options).toBeUndefined();
    expect(model.state.problems).toEqual({ inner: 'Inner is above 0.' });
    model.edit({ inner: '1' });
    expect(model.state.settled).toBe(settled);
  });

  it('says what is missing only when the user wants to run, and what is wrong at once', () => {
    const model = opened();
    model.setDemands({ needsOuter: true });
    expect(model.state.options).toBeUndefined();
    expect(model.state.problems).toEqual({});
    model.edit({ inner: '-1' });
    expect(Object.keys(model.state.problems)).toEqual(['inner']);
    expect(model.insist()).toBeUndefined();
    expect(Object.keys(model.state.problems)).toEqual(['inner', 'outer']);
    model.edit({ inner: '1', outer: '9' });
    expect(model.insist()).toEqual({ inner: 1, outer: 9 });
  });

  it('knows what counts and differs from the defaults, goes back to them, and takes that back', () => {
    const model = opened();
    model.setDefaults({ inner: '2' });
    model.edit({ soft: true });
    expect(model.state.changed).toEqual([]);
    model.edit({ outer: '4' });
    expect(model.state.changed).toEqual(['outer', 'soft']);
    model.backToDefaults();
    expect(model.state.changed).toEqual([]);
    expect(model.state.settled).toEqual({ inner: 2 });
    model.undo();
    expect(model.state.form).toMatchObject({ outer: '4', soft: true });
    expect(model.state.undo).toBeUndefined();
  });

  it('remembers what was changed but no wish for one time, and passes over what is no form', () => {
    const first = opened();
    first.edit({ outer: '4', once: true });
    const model = opened();
    model.restore(JSON.parse(JSON.stringify({ ...first.saved, inner: 7, other: 'x' })));
    expect(model.state.changed).toEqual(['outer']);
    expect(model.state.form).not.toHaveProperty('other');
    model.restore(null);
    expect(model.state.changed).toEqual(['outer']);
  });
});

import { shapeChoiceSchema } from '../../protocol/convert/shapeChoice';
import { ChoicesModel } from './choicesModel';

const flyback = { reshape: 'flyback' } as const;
const known = {
  reshape: 'known',
  scanX: 256,
  scanY: 255,
  repair: { roll: 90, cropLastColumn: false, spikes: false }
} as const;

describe('ChoicesModel', () => {
  it('keeps a choice for each file until it is taken back', () => {
    const chosen = new ChoicesModel(shapeChoiceSchema);
    chosen.choose('/a.mib', flyback);
    chosen.choose('/b.mib', known);
    chosen.choose('/a.mib', undefined);
    expect([...chosen.state.choices]).toEqual([['/b.mib', known]]);
    expect(chosen.of(['/a.mib', '/b.mib', '/c.mib'])).toEqual({ '/b.mib': known });
    expect(chosen.of(['/a.mib'])).toEqual({});
  });

  it('undoes and redoes the last choices, each for its own file', () => {
    const chosen = new ChoicesModel(shapeChoiceSchema);
    chosen.choose('/a.mib', flyback);
    chosen.choose('/a.mib', known);
    chosen.choose('/b.mib', flyback);
    chosen.undo();
    chosen.undo();
    expect([...chosen.state.choices]).toEqual([['/a.mib', flyback]]);
    expect(chosen.state).toMatchObject({ canUndo: true, canRedo: true });
    chosen.redo();
    expect([...chosen.state.choices]).toEqual([['/a.mib', known]]);
    chosen.choose('/c.mib', flyback);
    expect(chosen.state.canRedo).toBe(false);
    chosen.redo();
    expect(chosen.state.choices.size).toBe(2);
  });

  it('takes several files in one change', () => {
    const chosen = new ChoicesModel(shapeChoiceSchema);
    const told = jest.fn();
    chosen.choose('/b.mib', known);
    chosen.changed.connect(told);
    chosen.chooseAll(['/a.mib', '/b.mib', '/c.mib'], flyback);
    expect(told).toHaveBeenCalledTimes(1);
    chosen.undo();
    expect([...chosen.state.choices]).toEqual([['/b.mib', known]]);
    chosen.redo();
    expect(chosen.all).toEqual({ '/a.mib': flyback, '/b.mib': flyback, '/c.mib': flyback });
  });

  it('does not count the same choice again as a change', () => {
    const chosen = new ChoicesModel(shapeChoiceSchema);
    chosen.choose('/a.mib', flyback);
    chosen.choose('/a.mib', { reshape: 'flyback' });
    chosen.undo();
    expect(chosen.state).toMatchObject({ canUndo: false, canRedo: true });
  });

  it('comes back from plain JSON', () => {
    const chosen = new ChoicesModel(shapeChoiceSchema);
    chosen.choose('/a.mib', known);
    const other = new ChoicesModel(shapeChoiceSchema);
    other.restore(JSON.parse(JSON.stringify(chosen.saved)));
    expect([...other.state.choices]).toEqual([['/a.mib', known]]);
    expect(other.state.canUndo).toBe(false);
  });

  it('takes other choices as a whole, and keeps what can be undone when they are the same', () => {
    const chosen = new ChoicesModel(shapeChoiceSchema);
    chosen.choose('/a.mib', known);
    chosen.replace({ '/a.mib': known });
    expect(chosen.state.canUndo).toBe(true);
    chosen.replace({ '/b.mib': flyback });
    expect([...chosen.state.choices]).toEqual([['/b.mib', flyback]]);
    expect(chosen.state.canUndo).toBe(false);
  });

  it.each([undefined, null, 'x', [{ path: '/a.mib' }], [{ path: '', choice: flyback }], { '/a.mib': flyback }])(
    'starts with none where %j was kept',
    saved => {
      const chosen = new ChoicesModel(shapeChoiceSchema);
      chosen.restore(saved);
      expect(chosen.state.choices.size).toBe(0);
    }
  );

  it('keeps the newest of very many', () => {
    const chosen = new ChoicesModel(shapeChoiceSchema);
    for (let at = 0; at < 600; at++) {
      chosen.choose(`/${at}.mib`, flyback);
    }
    const { saved } = chosen;
    expect(saved).toHaveLength(500);
    expect(saved[499].path).toBe('/599.mib');
  });
});

import { ShapesModel } from './shapesModel';

const flyback = { reshape: 'flyback' } as const;
const known = {
  reshape: 'known',
  scanX: 256,
  scanY: 255,
  repair: { roll: 90, cropLastColumn: false, spikes: false }
} as const;

describe('ShapesModel', () => {
  it('keeps a choice for each acquisition until it is taken back', () => {
    const shapes = new ShapesModel();
    shapes.choose('/a.mib', flyback);
    shapes.choose('/b.mib', known);
    shapes.choose('/a.mib', undefined);
    expect([...shapes.state.choices]).toEqual([['/b.mib', known]]);
  });

  it('undoes and redoes the last choices, each for its own acquisition', () => {
    const shapes = new ShapesModel();
    shapes.choose('/a.mib', flyback);
    shapes.choose('/a.mib', known);
    shapes.choose('/b.mib', flyback);
    shapes.undo();
    shapes.undo();
    expect([...shapes.state.choices]).toEqual([['/a.mib', flyback]]);
    expect(shapes.state).toMatchObject({ canUndo: true, canRedo: true });
    shapes.redo();
    expect([...shapes.state.choices]).toEqual([['/a.mib', known]]);
    shapes.choose('/c.mib', flyback);
    expect(shapes.state.canRedo).toBe(false);
    shapes.redo();
    expect(shapes.state.choices.size).toBe(2);
  });

  it('does not count the same choice again as a change', () => {
    const shapes = new ShapesModel();
    shapes.choose('/a.mib', flyback);
    shapes.choose('/a.mib', { reshape: 'flyback' });
    shapes.undo();
    expect(shapes.state).toMatchObject({ canUndo: false, canRedo: true });
  });

  it('comes back from plain JSON', () => {
    const shapes = new ShapesModel();
    shapes.choose('/a.mib', known);
    const other = new ShapesModel();
    other.restore(JSON.parse(JSON.stringify(shapes.saved)));
    expect([...other.state.choices]).toEqual([['/a.mib', known]]);
    expect(other.state.canUndo).toBe(false);
  });

  it('takes other choices as a whole, and keeps what can be undone when they are the same', () => {
    const shapes = new ShapesModel();
    shapes.choose('/a.mib', known);
    shapes.replace({ '/a.mib': known });
    expect(shapes.state.canUndo).toBe(true);
    shapes.replace({ '/b.mib': flyback });
    expect([...shapes.state.choices]).toEqual([['/b.mib', flyback]]);
    expect(shapes.state.canUndo).toBe(false);
  });

  it.each([undefined, null, 'x', [{ path: '/a.mib' }], [{ path: '', choice: flyback }], { '/a.mib': flyback }])(
    'starts with none where %j was kept',
    saved => {
      const shapes = new ShapesModel();
      shapes.restore(saved);
      expect(shapes.state.choices.size).toBe(0);
    }
  );

  it('keeps the newest of very many', () => {
    const shapes = new ShapesModel();
    for (let at = 0; at < 600; at++) {
      shapes.choose(`/${at}.mib`, flyback);
    }
    const { saved } = shapes;
    expect(saved).toHaveLength(500);
    expect(saved[499].path).toBe('/599.mib');
  });
});

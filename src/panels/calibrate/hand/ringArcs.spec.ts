import { toggledArc } from './ringArcs';

describe('toggledArc', () => {
  it('takes pieces out one after another, neighbours as one, and back', () => {
    let arcs = toggledArc([], ['220'], 35);
    expect(arcs).toEqual([['220', 30, 40]]);
    arcs = toggledArc(arcs, ['220'], 49.9);
    expect(arcs).toEqual([['220', 30, 50]]);
    arcs = toggledArc(arcs, ['220'], 31);
    expect(arcs).toEqual([['220', 40, 50]]);
    expect(toggledArc(arcs, ['220'], 45)).toEqual([]);
  });

  it('joins pieces across the end of the turn, and knows arcs that somebody typed', () => {
    expect(toggledArc([['111', 350, 0]], ['111'], 5)).toEqual([['111', 350, 10]]);
    // Middles at 345, 355 and 5 are in it
    expect(toggledArc([['111', -17, 8]], ['111'], 355)).toEqual([
      ['111', 0, 10],
      ['111', 340, 350]
    ]);
  });

  it('takes rings that are measured together as one, and leaves the others alone', () => {
    const arcs = toggledArc([['220', 0, 10]], ['111', '200'], 95);
    expect(arcs).toEqual([
      ['220', 0, 10],
      ['111', 90, 100]
    ]);
    expect(toggledArc([...arcs, ['200', 90, 100]], ['111', '200'], 95)).toEqual([['220', 0, 10]]);
    expect(toggledArc([], ['511/333'], 5)).toEqual([['511', 0, 10]]);
    expect(toggledArc([['333', 0, 10]], ['511/333'], 5)).toEqual([]);
  });
});

/** x' = W x + w: three rows of W, and w in twelfths of the axes */
export interface CellOperation {
  readonly rotation: readonly (readonly number[])[];
  readonly shift: readonly number[];
}

/** w counts in these parts of an axis */
export const TWELFTHS = 12;
/** Those of F m -3 m */
const MOST_OPERATIONS = 192;

const ROTATIONS: Record<string, CellOperation['rotation']> = {
  '1': matrix('100 010 001'),
  '2': matrix('-00 0-0 001'),
  '3': matrix('0-0 1-0 001'),
  '4': matrix('0-0 100 001'),
  '6': matrix('1-0 100 001'),
  "2'": matrix('0-0 -00 00-'),
  '2"': matrix('010 100 00-'),
  '3*': matrix('001 100 010')
};
/** How far z is turned to be this axis: x becomes y, y becomes z */
const TURNS: Record<string, number> = { x: 1, y: 2, z: 0 };
const SHIFTS: Record<string, CellOperation['shift']> = {
  a: [6, 0, 0],
  b: [0, 6, 0],
  c: [0, 0, 6],
  n: [6, 6, 6],
  u: [3, 0, 0],
  v: [0, 3, 0],
  w: [0, 0, 3],
  d: [3, 3, 3]
};
const CENTRINGS: Record<string, readonly CellOperation['shift'][]> = {
  P: [],
  A: [[0, 6, 6]],
  B: [[6, 0, 6]],
  C: [[6, 6, 0]],
  I: [[6, 6, 6]],
  R: [
    [8, 4, 4],
    [4, 8, 8]
  ],
  F: [
    [0, 6, 6],
    [6, 0, 6]
  ]
};
const IDENTITY = ROTATIONS['1'];
const SYMBOL = /^(-?)([PABCIRF])((?: -?[12346][xyz]?['"*]?[abcnuvwd1-5]*)+)(?: ?\((-?\d+) (-?\d+) (-?\d+)\))?$/;
const PART = /(-?)([12346])([xyz]?)(['"*]?)([abcnuvwd1-5]*)/;

/**
 * All operations of the space group that a Hall symbol stands for (S. R. Hall, Acta Cryst. A37 (1981) 517): the generators that it names,
 * and what becomes of them. Undefined where it cannot be read.
 */
export function operationsOfHall(text: string): readonly CellOperation[] | undefined {
  const [, inversion, lattice, parts, ...origin] = SYMBOL.exec(text.trim().replace(/[\s_]+/g, ' ')) ?? [];
  if (parts === undefined) {
    return undefined;
  }
  const generators = [
    ...CENTRINGS[lattice].map(shift => ({ rotation: IDENTITY, shift })),
    ...(inversion ? [{ rotation: negative(IDENTITY), shift: [0, 0, 0] }] : []),
    ...generatorsOf(parts.trim().split(' '))
  ];
  const from = origin.map(part => Number(part ?? 0));
  return closed(generators.map(generator => movedTo(generator, from)));
}

/** The axis of each is that of its symbol or, by rule, follows from the one before. */
function generatorsOf(parts: readonly string[]): CellOperation[] {
  const generators: CellOperation[] = [];
  let [lastAxis, lastFold] = ['z', ''];
  parts.forEach((part, place) => {
    const [, minus, fold, named, mark, shifts] = PART.exec(part) ?? [];
    const isSecond = place === 1 && fold === '2' && !named && !mark;
    const diagonal =
      mark || (isSecond && /[36]/.test(lastFold) ? "'" : place === 2 && fold === '3' && !named ? '*' : '');
    const axis = named || (diagonal === '' && isSecond && /[24]/.test(lastFold) ? 'x' : diagonal ? lastAxis : 'z');
    const proper = turned(ROTATIONS[fold + diagonal] ?? IDENTITY, diagonal === '*' ? 0 : TURNS[axis]);
    const along = [0, 1, 2].map(at => Number(at === 'xyz'.indexOf(axis)));
    const shift = [0, 1, 2].map(at =>
      Array.from(shifts).reduce(
        (sum, one) => sum + (SHIFTS[one]?.[at] ?? (along[at] * TWELFTHS * Number(one)) / Number(fold)),
        0
      )
    );
    generators.push({ rotation: minus ? negative(proper) : proper, shift });
    [lastAxis, lastFold] = [axis, fold];
  });
  return generators;
}

/** All products of some operations, each once. */
function closed(generators: readonly CellOperation[]): CellOperation[] | undefined {
  const found = new Map<string, CellOperation>();
  const add = ({ rotation, shift }: CellOperation): void => {
    const operation = { rotation, shift: shift.map(value => ((value % TWELFTHS) + TWELFTHS) % TWELFTHS) };
    const key = `${rotation.join()} ${operation.shift.join()}`;
    if (!found.has(key)) {
      found.set(key, operation);
    }
  };
  add({ rotation: IDENTITY, shift: [0, 0, 0] });
  // What is added on the way comes up in this loop, too
  for (const one of found.values()) {
    generators.forEach(generator => add(product(generator, one)));
    if (found.size > MOST_OPERATIONS) {
      return undefined;
    }
  }
  return [...found.values()];
}

function product(one: CellOperation, other: CellOperation): CellOperation {
  const { rotation: w } = one;
  return {
    rotation: w.map(row => [0, 1, 2].map(j => row.reduce((sum, value, k) => sum + value * other.rotation[k][j], 0))),
    shift: applied(w, other.shift).map((value, at) => value + one.shift[at])
  };
}

/** The same operation about an origin elsewhere. */
function movedTo({ rotation, shift }: CellOperation, from: readonly number[]): CellOperation {
  const image = applied(rotation, from);
  return { rotation, shift: shift.map((value, at) => value + from[at] - image[at]) };
}

function applied(rotation: CellOperation['rotation'], shift: readonly number[]): number[] {
  return rotation.map(row => row.reduce((sum, value, at) => sum + value * shift[at], 0));
}

function negative(rotation: CellOperation['rotation']): CellOperation['rotation'] {
  return rotation.map(row => row.map(value => 0 - value));
}

/** A matrix about z, about another axis. */
function turned(rotation: CellOperation['rotation'], turns: number): CellOperation['rotation'] {
  return [0, 1, 2].map(row => [0, 1, 2].map(column => rotation[(row - turns + 3) % 3][(column - turns + 3) % 3]));
}

/** Three rows, with a minus for -1. */
function matrix(rows: string): CellOperation['rotation'] {
  return rows.split(' ').map(row => Array.from(row, value => (value === '-' ? -1 : Number(value))));
}

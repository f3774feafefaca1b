import type { UnitCell } from './crystalStructure';
import type { CellOperation } from './hallSymbol';
import { operationsOfHall, TWELFTHS } from './hallSymbol';
import { SPACE_GROUPS } from './spaceGroupTable';
import type { SymmetryOperation } from './symmetry';

/** How a file names its space group. */
export interface NamedSpaceGroup {
  readonly hall?: string;
  /** Hermann and Mauguin's symbol; "F d -3 m :2", "R -3 m H" and "Fm3m" are understood, too */
  readonly name?: string;
  /** Of International Tables */
  readonly number?: string;
}

interface Setting {
  readonly number: string;
  /** Of axes, cell or origin; empty where there is but one */
  readonly choice: string;
  /** Without spaces, in small letters */
  readonly names: readonly string[];
  readonly hall: string;
}

/** Symbols with the glide e, of 2002, as they were before */
const WITH_E: Readonly<Record<string, string>> = {
  aem2: 'abm2',
  aea2: 'aba2',
  cmce: 'cmca',
  cmme: 'cmma',
  ccce: 'ccca'
};
const CHOICES: Readonly<Record<string, string>> = { s: '1', z: '2' };
/** Axes and their products may differ by this part between what symmetry makes equal: files round them. */
const SAME = 0.01;
const FIRST_CUBIC = 195;

/**
 * The symmetry operations of a space group that is only named.
 *
 * @param cell decides between settings: operations must leave it as it is
 * @returns what is missing where it is not one: the end of a sentence on a file
 */
export function namedOperations(given: NamedSpaceGroup, cell: UnitCell): SymmetryOperation[] | string {
  const { hall, name, number } = given;
  const said = name ?? hall ?? number;
  if (said === undefined) {
    return 'it names no space group';
  }
  const symbols = [hall, ...settingsOf(given).map(setting => setting.hall)].filter(one => one !== undefined);
  const all = symbols.map(operationsOfHall).filter(one => one !== undefined);
  // What a file says itself goes before the table
  const settings = hall !== undefined && operationsOfHall(hall) ? all.slice(0, 1) : all;
  if (settings.length === 0) {
    return `its space group "${said}"${name !== undefined && number !== undefined ? ` with the number ${number}` : ''} is not known`;
  }
  const metric = metricOf(cell);
  const [found, ...others] = settings.filter(operations => operations.every(operation => keeps(metric, operation)));
  if (!found) {
    return `its cell is none of its space group "${said}"`;
  }
  return others.length > 0
    ? `it does not say which axes or origin its space group "${said}" has`
    : found.map(asOperation);
}

function settingsOf({ name, number }: NamedSpaceGroup): Setting[] {
  if (name === undefined && number === undefined) {
    return [];
  }
  const [, symbol = '', ...extensions] = /^(.*?)(?:\s*:\s*([12hrsz])|\s([hrsz]))?$/.exec(plain(name ?? '')) ?? [];
  const extension = extensions.find(Boolean) ?? '';
  const key = symbol.replace(/\s/g, '');
  const [wanted, choice] = [WITH_E[key] ?? key, CHOICES[extension] ?? extension];
  return allSettings().filter(
    setting =>
      (name === undefined || setting.names.includes(wanted)) &&
      (number === undefined || setting.number === number) &&
      setting.choice.toLowerCase().startsWith(choice)
  );
}

let known: readonly Setting[] | undefined;

function allSettings(): readonly Setting[] {
  return (known ??= SPACE_GROUPS.trim()
    .split('\n')
    .map(line => {
      const [number, choice, name, hall] = line.split('|');
      return { number, choice, hall, names: namesOf(Number(number), choice, plain(name)) };
    }));
}

/** The symbol, and what it is in short: P 1 21/c 1 is P 21/c, F m -3 m was F m 3 m. */
function namesOf(number: number, choice: string, name: string): string[] {
  const whole = name.replace(/\s/g, '');
  const short = choice.startsWith('b') ? /^(\S) 1 (\S+) 1$/.exec(name) : null;
  const before = number >= FIRST_CUBIC ? whole.replace('-3', '3') : whole;
  return [...new Set([whole, before, ...(short ? [`${short[1]}${short[2]}`] : [])])];
}

function plain(name: string): string {
  return name.trim().toLowerCase().replace(/_/g, '').replace(/\s+/g, ' ');
}

type Metric = readonly (readonly number[])[];

/** Products of the axes, in units of the longest. */
function metricOf({ a, b, c, alpha, beta, gamma }: UnitCell): Metric {
  const longest = Math.max(a, b, c);
  const cosine = (degrees: number): number => Math.cos((degrees * Math.PI) / 180);
  const angles = [
    [1, cosine(gamma), cosine(beta)],
    [cosine(gamma), 1, cosine(alpha)],
    [cosine(beta), cosine(alpha), 1]
  ];
  const lengths = [a, b, c].map(length => length / longest);
  return angles.map((row, i) => row.map((value, j) => lengths[i] * lengths[j] * value));
}

/** Whether an operation leaves all lengths as they are. */
function keeps(metric: Metric, { rotation }: CellOperation): boolean {
  const all = [0, 1, 2];
  return all.every(i =>
    all.every(j => {
      const image = all.reduce(
        (sum, k) => all.reduce((part, l) => part + rotation[k][i] * metric[k][l] * rotation[l][j], sum),
        0
      );
      return Math.abs(image - metric[i][j]) <= SAME;
    })
  );
}

function asOperation({ rotation: [x, y, z], shift }: CellOperation): SymmetryOperation {
  const [u, v, w] = shift.map(value => value / TWELFTHS);
  return ([a, b, c]) => [
    x[0] * a + x[1] * b + x[2] * c + u,
    y[0] * a + y[1] * b + y[2] * c + v,
    z[0] * a + z[1] * b + z[2] * c + w
  ];
}

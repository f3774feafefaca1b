import { InputError } from '../../core/errors';
import type { StoredGroup } from './tree/storedTree';

/** Rows and columns that detectors have, px; those of quads with the gap between their chips */
const DETECTORS = new Set([256, 512, 514, 515, 1024, 2048]);

/**
 * What HyperSpy's axes of an experiment say of the order in which a scan is stored.
 *
 * @param experiment group of the data and their axes
 * @param shape of the data
 * @returns a sentence where its lines are interchanged with its columns; undefined where all is as usual, or nothing is said
 * @throws InputError `E_TRANSPOSED` where the axes of the detector come before those of the scan
 */
export function axisOrder(path: string, experiment: StoredGroup, shape: readonly number[]): string | undefined {
  const { groups } = experiment.members();
  const axes = shape.map((_, at) => groups.get(`axis-${at}`)).map(axis => axis?.attributes());
  const isOfScan = axes.map(axis => (axis?.navigate === undefined ? undefined : Number(axis.navigate) === 1));
  const firstOfDetector = isOfScan.indexOf(false);
  if (firstOfDetector >= 0 && isOfScan.lastIndexOf(true) > firstOfDetector) {
    throw new InputError(
      'E_TRANSPOSED',
      `${path} is stored transposed: of its ${shape.join(' x ')} numbers the axes of the detector come before those of the scan. Save it again with the axes of the scan first (in HyperSpy: s.transpose(), then save).`
    );
  }
  const [first, second] = axes.map(axis => nameOf(axis?.name));
  return isOfScan[0] === true && isOfScan[1] === true && first === 'x' && second === 'y'
    ? `It is stored transposed: its first axis is that of the columns (${String(axes[0]?.name)}), its second that of the lines (${String(axes[1]?.name)}). Maps show columns as lines.`
    : undefined;
}

/** A sentence for a scan without axes whose first two dimensions are those of a detector, and whose last are none; else undefined. */
export function likelyTransposed([a, b, c, d]: readonly number[]): string | undefined {
  return a === b && DETECTORS.has(a) && !(c === d && DETECTORS.has(c))
    ? `Its first two dimensions are those of a detector of ${a} x ${b} pixels: if that is what they are, it is stored transposed. Save it again with the dimensions of the scan first.`
    : undefined;
}

/** x or y of names such as "x", "scan_x", "X position". */
function nameOf(name: unknown): 'x' | 'y' | undefined {
  const found = typeof name === 'string' ? /(?:^|[^a-z])([xy])(?:$|[^a-z])/i.exec(name) : null;
  return found ? (found[1].toLowerCase() as 'x' | 'y') : undefined;
}

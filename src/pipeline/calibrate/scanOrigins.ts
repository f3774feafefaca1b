import { originPlane } from '../../core/radial/originPlane';
import type { requests, Result } from '../../protocol/requests';
import { encodedImage } from '../encodedImage';
import type { ScanSource } from '../frames/source/scanSource';
import { formOf } from '../frames/source/scanSource';
import type { TaskRunner } from '../threads/taskRunner';
import type { Fit } from './fitSubject';
import { originMaps } from './originMaps';

/**
 * Where the direct beam is over the scan, and the plane through its places: descan moves it linearly.
 *
 * @throws InputError when a frame cannot be read; CancelledError
 */
export async function scanOrigins(
  source: ScanSource,
  fit: Pick<Fit, 'pattern' | 'record'>,
  runner: TaskRunner,
  signal: AbortSignal
): Promise<Result<typeof requests.calibrationOrigins>> {
  const maps = await originMaps(source, fit, runner, signal);
  if (!maps) {
    return { missing: 'beam' };
  }
  const { rows, columns, shape, every, positions } = maps;
  const { scan } = formOf(source);
  const places = Float64Array.from(
    { length: 2 * positions.length },
    (_, at) => (at % 2 === 0 ? rows : columns)[at >> 1]
  );
  const plane = originPlane(places, positions, scan);
  const number = positions.filter((_, entry) => Number.isFinite(places[2 * entry])).length;
  const span = (axis: 0 | 1): number =>
    plane
      ? Math.abs(plane.alongRows[axis]) * (scan.rows - 1) + Math.abs(plane.alongColumns[axis]) * (scan.columns - 1)
      : 0;
  return {
    origins: {
      found: { row: encodedImage(rows, ...shape), column: encodedImage(columns, ...shape) },
      plane: plane && { row: image(0), column: image(1) },
      every: [...every],
      looked: positions.length,
      number,
      residual: plane?.residual,
      drift: plane && [span(0), span(1)]
    }
  };

  function image(axis: 0 | 1) {
    const values = Float32Array.from(positions, position => plane!.origins[2 * position + axis]);
    return encodedImage(values, ...shape);
  }
}

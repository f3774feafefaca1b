import type { AcquisitionRow } from '../../../../protocol/acquisitions';
import { FakeBackend, inspection } from '../../../testing/fakeBackend';
import type { Answer, Way } from '../../../testing/fakeBackend';
import { candidatesOf } from './candidates';

export const [ROWS, COLUMNS] = [31, 32];
export const FRAMES = ROWS * COLUMNS;

/** A film that thins out to the right, scanned with EDX, whose lines begin after so many frames. */
export function seamedSums(late: number): Float32Array {
  return Float32Array.from({ length: FRAMES }, (_, frame) => {
    const column = (frame - late + FRAMES) % COLUMNS;
    return 1000 - 20 * column + (frame % 7);
  });
}

export function row(part: Partial<AcquisitionRow> = {}): AcquisitionRow {
  return { path: '/data/T1_data.mib', stem: 'T1', sample: 'au', bytes: 1000, modified: 1, state: 'new', ...part };
}

export function base64(sums: Float32Array): string {
  return btoa(String.fromCharCode(...new Uint8Array(sums.slice().buffer)));
}

/** Sends sums in parts of some lines. */
export function streamed(sums: Float32Array, parts = 4): Answer {
  return async (params, _, way: Way) => {
    const { sampling = 1 } = params as { sampling?: number };
    const picked = sums.filter((_, place) => place % sampling === 0);
    const size = Math.ceil(picked.length / parts);
    for (let first = 0; first < picked.length; first += size) {
      const part = picked.slice(first, first + size);
      way.report({ first: first * sampling, sums: base64(part), done: first + part.length, of: picked.length });
      await Promise.resolve();
    }
    return { places: sums.length, frames: sums.length, remembered: false };
  };
}

/** A backend with one acquisition with EDX; answers can be replaced. */
export function backendWith(answers: Record<string, Answer> = {}): FakeBackend {
  const exposuresNs = new Float64Array(FRAMES).fill(6e5);
  const candidates = candidatesOf({ frames: FRAMES, exposuresNs, setScanPx: COLUMNS });
  return new FakeBackend({
    'convert/inspect': () => ({ acquisitions: [inspection({ frames: FRAMES, candidates })], errors: [] }),
    'scan/frameSums': streamed(seamedSums(0)),
    ...answers
  });
}

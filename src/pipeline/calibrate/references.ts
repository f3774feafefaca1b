import type { GoldReference, References } from '../../protocol/calibrate/calibrateRequests';
import { InputError } from '../../core/errors';
import type { PathGuard } from '../../storage/pathGuard';
import { Limited } from '../../core/limited';
import { acquisitionsIn } from './acquisitionsIn';
import { findConditions } from './conditions';
import { openPattern } from './patternSource';
import { newestRecord } from './newestRecord';

/** References looked at together. */
const AT_ONCE = 4;

/**
 * The gold references of a folder: every acquisition once, converted where it is, else raw, or where there is none the single patterns in it; each with its newest record or,
 * without one, the conditions that its metadata tell.
 *
 * @throws CancelledError
 */
export async function goldReferences(folder: string, guard: PathGuard, signal: AbortSignal): Promise<References> {
  const { acquisitions, problems } = await acquisitionsIn(folder, guard, true);
  const turns = new Limited(AT_ONCE);
  const references = await Promise.all(
    acquisitions.map(({ stem, input }) => turns.run(() => reference(stem, input, guard, signal)))
  );
  return { references, problems };
}

async function reference(stem: string, input: string, guard: PathGuard, signal: AbortSignal): Promise<GoldReference> {
  const stored = await newestRecord(stem, input, guard);
  if (stored) {
    const { path, record, pixelSizeInvAng, cameraLength, voltage } = stored;
    return { input, stem, voltage, cameraLength, stored: { path, pixelSizeInvAng, record } };
  }
  try {
    const source = await openPattern(input, { guard, signal });
    const { voltage, cameraLength } = await findConditions(source, [], guard);
    return { input, stem, voltage: voltage?.value, cameraLength: cameraLength?.value };
  } catch (cause) {
    if (cause instanceof InputError) {
      return { input, stem, problem: cause.message };
    }
    throw cause;
  }
}

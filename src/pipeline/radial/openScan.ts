import { resolve } from 'node:path';

import { crossMask } from '../../core/merlin/frameLayout';
import { InputError } from '../../core/errors';
import { convertOptionsSchema } from '../../protocol/convert/convertOptions';
import { isTiff } from '../../storage/calibration/tiffFile';
import { plainScan } from '../../storage/calibration/plainScan';
import type { Acquisition, OpenOptions } from '../../storage/merlin/acquisition';
import { openAcquisition } from '../../storage/merlin/acquisition';
import type { PathGuard } from '../../storage/pathGuard';
import { isMib } from '../../storage/session/findMib';
import { resultStem } from '../calibrate/recordPlace';
import { planConversion } from '../convert/conversionPlan';
import { planSource } from '../convert/planSource';
import { StoredFile } from '../frames/source/storedFile';
import type { ScanSource } from '../frames/source/scanSource';
import { isStack } from '../frames/source/storedFrames';
import { foreign } from '../threads/foreign';

/** A scan or stack whose patterns are to be transformed; no frame is read yet. */
export interface OpenScan {
  readonly path: string;
  /** T1, or the name without its ending */
  readonly stem: string;
  readonly source: ScanSource;
  /** A raw acquisition with its metadata; absent for other files */
  readonly acquisition?: Acquisition;
  /** Frames one after another without being a scan: they become a line */
  readonly isStack: boolean;
  /** rows x columns, 1 where the gap between the chips is; absent where none is known */
  readonly gap?: Uint8Array;
  readonly warnings: readonly string[];
}

/** `readIndex` matters for raw acquisitions. */
export type OpenMeans = { readonly guard: PathGuard; readonly signal: AbortSignal } & Pick<OpenOptions, 'readIndex'>;

/**
 * Opens a converted file, a scan or stack of another program, or a raw acquisition as a conversion would order its frames.
 *
 * @throws InputError when it cannot be read or holds no patterns
 */
export async function openScan(file: string, means: OpenMeans): Promise<OpenScan> {
  const path = resolve(file);
  const { guard } = means;
  await guard(path, 'read');
  if (isMib(path)) {
    return openRaw(path, means);
  }
  if (isTiff(path)) {
    throw new InputError(
      'E_NOT_FRAMES',
      `${path} is a picture, not a scan: choose a converted file (_data.hdf5) or a .mib.`
    );
  }
  const plain = await plainScan(path, 'transformed');
  const stored = await StoredFile.open(path, plain?.dataset);
  try {
    return {
      path,
      stem: resultStem(path),
      source: stored.tabled(),
      isStack: isStack(stored.stored),
      gap: stored.products().mask,
      warnings: [plain?.note, stored.stored.warning].filter(each => each !== undefined)
    };
  } finally {
    stored.close();
  }
}

async function openRaw(path: string, means: OpenMeans): Promise<OpenScan> {
  const acquisition = await openAcquisition(path, {
    ...means,
    readMetadata: from => foreign('metadata', from)
  });
  // The folder does not matter: nothing is converted
  const plan = planConversion(acquisition, convertOptionsSchema.parse({ out: '.' }));
  return {
    path: acquisition.path,
    stem: acquisition.stem,
    source: planSource(plan),
    acquisition,
    isStack: plan.recipe.plan.kind === 'stack',
    gap: crossMask(plan.layout),
    warnings: [...acquisition.warnings, ...plan.warnings]
  };
}

import { headerBytesOf } from '../../core/merlin/frameHeaderText';
import { AZTEC_AXIS } from '../../core/sample/edxMap';
import type { AcquisitionPlan } from './sessionPlan';
import { SESSION_NAME, SESSION_YEAR } from './sessionPlan';

/** Where the files of an acquisition go, relative to the base data directory. */
export interface AcquisitionPaths {
  readonly rawFolder: string;
  readonly mib: string;
  readonly hdr: string;
  /** Microscope metadata */
  readonly hdf: string;
  /** EDX map without ending, where there is one */
  readonly edx?: string;
}

export function pathsOf({ subfolder, stamp, folderStamp, scan }: AcquisitionPlan): AcquisitionPaths {
  const merlin = `${SESSION_YEAR}/${SESSION_NAME}/Merlin/${subfolder}`;
  const rawFolder = `${merlin}/${folderStamp}`;
  return {
    rawFolder,
    mib: `${rawFolder}/${stamp}_data.mib`,
    hdr: `${rawFolder}/${stamp}_data.hdr`,
    hdf: `${merlin}/${stamp}.hdf`,
    ...(scan.kind === 'edx'
      ? {
          edx: `${SESSION_YEAR}/${SESSION_NAME}/processing/Merlin/${subfolder}/EDX/Map Data-Map Data - Site_${stamp}`
        }
      : {})
  };
}

/** Frames in the `.mib`. */
export function framesOf({ scan: { kind, side } }: AcquisitionPlan): number {
  return kind === 'edx' ? side * (side - 1) : side * side;
}

/** Bytes of the `.mib` and of the EDX map. */
export function bytesOf(plan: AcquisitionPlan): number {
  const pixels = (plan.chips === 4 ? 512 : 256) ** 2;
  const frame = headerBytesOf(plan.chips) + pixels * (plan.depth === 6 ? 1 : 2);
  const edx = plan.scan.kind === 'edx' ? 4 * AZTEC_AXIS.channels * plan.scan.side ** 2 : 0;
  return framesOf(plan) * frame + edx;
}

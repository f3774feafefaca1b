import type { FrameLayout } from '../../core/merlin/frameLayout';
import type { CountType } from '../../core/merlin/pixelFormat';
import { promotedType } from '../../core/merlin/pixelFormat';
import type { ScanPlan } from '../../core/scan/scanPlan';
import { positions } from '../frames/tiles';
import type { Recipe } from './record';

/** One of the HDF5 files that a conversion writes. */
export interface OutputShape {
  /** Name behind the stem */
  readonly suffix: string;
  /** Scan positions, then rows and columns of the detector */
  readonly shape: number[];
  readonly type: CountType;
  readonly navFactor: number;
  readonly sigFactor: number;
}

/** The full data, then the binned files that were asked for; names as the facility's later steps expect them. */
export function outputShapes(layout: FrameLayout, { plan, binNav, binSig }: Recipe): OutputShape[] {
  const [detY, detX] = layout.shape;
  const full: OutputShape = {
    suffix: '_data.hdf5',
    shape: [...scanShape(plan, 1), detY, detX],
    type: layout.type,
    navFactor: 1,
    sigFactor: 1
  };
  const type = promotedType(layout.type);
  const shapes = [full];
  if (binSig > 1) {
    const shape = [...scanShape(plan, 1), Math.floor(detY / binSig), Math.floor(detX / binSig)];
    shapes.push({ suffix: `_data_bin_sig_factor_${binSig}.hspy`, shape, type, navFactor: 1, sigFactor: binSig });
  }
  if (binNav > 1 && plan.kind === 'scan') {
    const shape = [...scanShape(plan, binNav), detY, detX];
    shapes.push({ suffix: `_data_bin_nav_factor_${binNav}.hspy`, shape, type, navFactor: binNav, sigFactor: 1 });
  }
  return shapes;
}

/** [scanY, scanX], or [frames] of a stack, after binning. */
export function scanShape(plan: ScanPlan, factor: number): number[] {
  const { rows, columns } = positions(plan);
  return plan.kind === 'stack' ? [columns] : [Math.floor(rows / factor), Math.floor(columns / factor)];
}

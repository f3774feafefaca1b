import type { DetectorPreset } from '../../core/detector/presets';
import { presetOf } from '../../core/detector/presets';
import type { Detector } from '../../protocol/viewer';
import { useModel } from '../parts/useModel';
import type { ViewedData } from './viewedData';
import type { ViewerModel } from './viewerModel';

/** The virtual detector, and which of the usual ones it is. */
export function useDetector(
  { frame: [rows, columns] }: ViewedData,
  model: ViewerModel
): { readonly detector?: Detector; readonly preset?: DetectorPreset } {
  const { detector } = useModel(model.virtual);
  const { beam } = useModel(model.overview);
  return { detector, preset: detector && beam && presetOf(detector, beam, rows, columns) };
}

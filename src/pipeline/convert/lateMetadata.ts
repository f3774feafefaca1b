import { hyperSpyGroup } from '../../storage/hdf5/hyperspyTree';
import type { GroupNode } from '../../storage/hdf5/write/node';
import type { ConversionRecord } from './record';

/** Group of a converted file in which HyperSpy finds how it was made */
export const HYPERSPY_RECORD = '/Experiments/__unnamed__/original_metadata/jupyterlab_4dstem';

/**
 * What HyperSpy's copy of the record lacks, because it showed only when the frames had passed: warnings. HyperSpy takes a list
 * that is there for the empty one that was written before.
 *
 * @returns undefined where nothing was added
 */
export function lateMetadata(begun: ConversionRecord, record: ConversionRecord): GroupNode['members'] | undefined {
  const { warnings } = record;
  const isSame = warnings.length === begun.warnings.length && warnings.every((text, at) => text === begun.warnings[at]);
  return isSame ? undefined : hyperSpyGroup({ warnings }).members;
}

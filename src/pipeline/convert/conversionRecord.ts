import type { FileMark } from '../../storage/merlin/fileMarks';
import { modifiedMs } from '../../storage/merlin/fileMarks';
import { positions } from '../frames/tiles';
import { madeNow } from '../provenance';
import type { ConversionPlan } from './conversionPlan';
import { acquisitionTime } from './outputState';
import type { ConversionRecord } from './record';
import type { SpikeFrames } from './spikeFrames';

/** How a conversion is made, as its files keep it. */
export function conversionRecord(plan: ConversionPlan, { replaced, warnings }: SpikeFrames): ConversionRecord {
  const { acquisition, candidate, recipe, dropped } = plan;
  const { columns } = positions(recipe.plan);
  return {
    ...madeNow(),
    input: {
      files: acquisition.place.files.map(({ path, frames }, index) => ({
        path,
        frames,
        ...recordedMark(acquisition.marks[index])
      })),
      bytes: acquisition.bytes,
      taken: acquisitionTime(acquisition),
      metadata: acquisition.metadataPath
    },
    recipe,
    reshape: {
      mode: candidate.mode,
      source: candidate.source,
      evidence: candidate.evidence,
      guess: candidate.guess,
      contradictions: [...candidate.contradictions]
    },
    frames: acquisition.frames,
    dropped,
    lost: acquisition.lost,
    ...(recipe.repair?.spikes && {
      replaced: Array.from(replaced, position => [Math.floor(position / columns), position % columns])
    }),
    flip: 'rows reversed: first stored row is the bottom of the picture',
    warnings: [...acquisition.warnings, ...plan.warnings, ...warnings]
  };
}

function recordedMark(mark: FileMark): Omit<ConversionRecord['input']['files'][number], 'path' | 'frames'> {
  const { device, inode, bytes } = mark;
  return { bytes, modified: new Date(modifiedMs(mark)).toISOString(), device, inode };
}

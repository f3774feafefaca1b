import { promotedType } from '../../core/merlin/pixelFormat';
import { rounding } from '../../core/radial/ringEllipse';
import { createReserved } from '../../storage/hdf5/write/createFile';
import { formOf } from '../frames/source/scanSource';
import { chunkFile, completeChunkFile } from '../frames/sinks/chunkFile';
import type { ChunkFile } from '../frames/sinks/chunkWriter';
import type { CorrectedFrameJob } from '../frames/sinks/correctedFrame';
import { turnedRounding } from '../frames/sinks/correctedFrame';
import type { RadialPlan } from './radialPlan';
import type { RadialRecord } from './radialRecord';
import { description, navigationAxes, scanShape, shapeOf } from './radialFiles';

/**
 * `<T1>_corrected_scaled.hspy`: every pattern with round rings about its middle pixel, in whole counts. Shared counts would be numbers that do not
 * pack: twenty times the space and the time.
 */
export class CorrectedFile {
  constructor(
    private readonly plan: RadialPlan,
    path: string
  ) {
    const frames = {
      shape: [...scanShape(plan.axes), ...shapeOf(plan)],
      type: promotedType(formOf(plan.scan.source).type)
    };
    this.file = chunkFile(path, frames, 'bitshuffle-lz4');
  }

  /** Makes the file, empty. @throws InputError of the file system */
  create(): void {
    createReserved(this.file.path);
  }

  /** What is to be done with every frame. @param origins in shared memory */
  job(origins: SharedArrayBuffer): CorrectedFrameJob {
    const { draft, pixels } = this.plan;
    const angle = (draft.options.rotation * Math.PI) / 180;
    const matrix = turnedRounding(rounding(draft.calibration), angle);
    return { file: this.file, matrix, origins, used: pixels.used };
  }

  /** Completes the file behind its chunks. */
  finish(record: RadialRecord): void {
    const { axes, scan } = this.plan;
    const { file } = this;
    const step = record.calibration.pixelSizeInvAng;
    const detector = file.shape.map(size => ({
      name: 'Reciprocal Space Distance',
      units: '1/Å',
      scale: step,
      offset: -Math.floor(size / 2) * step,
      size,
      navigate: false
    }));
    const axesOf = [...navigationAxes(axes, 'Real Space Distance'), ...detector];
    const title = `${scan.stem} corrected patterns`;
    completeChunkFile(file, description(axesOf, title, record, 'electron_diffraction'));
  }

  private readonly file: ChunkFile;
}

import { pixelBytes, promotedType } from '../../core/merlin/pixelFormat';
import { rounding } from '../../core/radial/ringEllipse';
import { ChunkTable } from '../../storage/hdf5/chunkTable';
import { filtersOf } from '../../storage/hdf5/filterPipeline';
import { hyperSpyRoot } from '../../storage/hdf5/hyperspyFile';
import { SUPERBLOCK_BYTES } from '../../storage/hdf5/superblock';
import { completeReserved } from '../../storage/hdf5/write/createFile';
import { integerType } from '../../storage/hdf5/write/elementType';
import { placed } from '../../storage/hdf5/write/node';
import { formOf } from '../frames/source/scanSource';
import type { ChunkFile } from '../frames/sinks/chunkWriter';
import type { CorrectedFrameJob } from '../frames/sinks/correctedFrame';
import { turnedRounding } from '../frames/sinks/correctedFrame';
import type { RadialPlan } from './radialPlan';
import type { RadialRecord } from './radialRecord';
import { description, navigationAxes, scanShape, shapeOf } from './radialFiles';
import { createEmpty } from './rowFiles';

/**
 * `<T1>_corrected_scaled.hspy`: every pattern with round rings about its middle pixel, in whole counts. Shared counts would be numbers that do not
 * pack: twenty times the space and the time.
 */
export class CorrectedFile {
  constructor(
    private readonly plan: RadialPlan,
    path: string
  ) {
    const table = new ChunkTable(scanShape(plan.axes));
    this.file = {
      path,
      type: promotedType(formOf(plan.scan.source).type),
      shape: shapeOf(plan),
      compression: 'bitshuffle-lz4',
      table: table.descriptor,
      checksums: new SharedArrayBuffer(4 * table.length),
      end: new BigInt64Array(new SharedArrayBuffer(8)).fill(BigInt(SUPERBLOCK_BYTES)).buffer as SharedArrayBuffer
    };
  }

  /** Makes the file, empty. @throws InputError of the file system */
  create(): void {
    createEmpty(this.file.path);
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
    const described = description(
      [...navigationAxes(axes, 'Real Space Distance'), ...detector],
      `${scan.stem} corrected patterns`,
      record,
      'electron_diffraction'
    );
    const counts = scanShape(axes);
    const shape = [...counts, ...file.shape];
    const data = placed(
      integerType(pixelBytes(file.type), false),
      shape,
      [...counts.map(() => 1), ...file.shape],
      ChunkTable.from(file.table),
      filtersOf(file.compression, file.type)
    );
    const end = Number(new BigInt64Array(file.end)[0]);
    completeReserved(file.path, hyperSpyRoot(described, data), Math.ceil(end / 8) * 8);
  }

  private readonly file: ChunkFile;
}

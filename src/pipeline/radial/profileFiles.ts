import { hyperSpyRoot } from '../../storage/hdf5/hyperspyFile';
import { RECORD_GROUP } from '../../storage/hdf5/recordGroup';
import { completeReserved } from '../../storage/hdf5/write/createFile';
import type { DatasetNode } from '../../storage/hdf5/write/node';
import { group } from '../../storage/hdf5/write/node';
import { packedChunk } from '../../storage/hdf5/write/packedChunk';
import type { FinalFiles } from '../finalFiles';
import { description, navigationAxes, RADIAL_FILES, scanShape, shapeOf, signalAxis } from './radialFiles';
import type { RadialPlan } from './radialPlan';
import type { RadialRecord } from './radialRecord';
import { RowFiles } from './rowFiles';
import { writeRipple } from './writeRipple';

/** The two files that other tools read, mean and variance, with everything that belongs to the means in the first. */
export class ProfileFiles {
  readonly mean: ReturnType<RowFiles['reserve']>;
  readonly variance: ReturnType<RowFiles['reserve']>;

  /** @param length rings of a profile */
  constructor(
    private readonly plan: RadialPlan,
    private readonly files: FinalFiles,
    private readonly length: number
  ) {
    const { stem } = plan.scan;
    this.meanFile = new RowFiles(files.temporary(stem + RADIAL_FILES.mean), plan.axes, length);
    this.varianceFile = new RowFiles(files.temporary(stem + RADIAL_FILES.variance), plan.axes, length);
    this.mean = this.meanFile.reserve(8);
    this.variance = this.varianceFile.reserve(8);
  }

  /** Makes room for another dataset in the file of the means. */
  reserve(): ReturnType<RowFiles['reserve']> {
    return this.meanFile.reserve(4);
  }

  create(): void {
    this.meanFile.create();
    this.varianceFile.create();
  }

  /**
   * Completes both files, and writes them as ripple too where that is asked for.
   *
   * @param record how they were made
   * @param origins row and column of the direct beam at every position, as they were used
   * @param datasets stand beside them in our group
   */
  async finish(
    record: RadialRecord,
    origins: Float64Array,
    datasets: Readonly<Record<string, DatasetNode>>
  ): Promise<void> {
    const { plan, meanFile, varianceFile } = this;
    const own = group(
      { record: JSON.stringify(record), version: record.version },
      { ...datasets, ...(await originDatasets(plan, origins)) }
    );
    const root = (name: string, node: DatasetNode, others = {}) =>
      hyperSpyRoot(
        description(
          [...navigationAxes(plan.axes, 'Navigation'), this.axis(name)],
          `${plan.scan.stem} ${name.toLowerCase()}`,
          record
        ),
        node,
        others
      );
    completeReserved(meanFile.path, root('Azimuthal Mean', this.mean.node, { [RECORD_GROUP]: own }), meanFile.start);
    completeReserved(varianceFile.path, root('Azimuthal Variance', this.variance.node), varianceFile.start);
    if (record.options.rpl) {
      await this.ripple(RADIAL_FILES.mean, 'Azimuthal Mean', this.mean);
      await this.ripple(RADIAL_FILES.variance, 'Azimuthal Variance', this.variance);
    }
  }

  axis(name: string) {
    return signalAxis(name, this.plan.draft.calibration.pixelSizeInvAng, this.length);
  }

  private async ripple(file: string, name: string, { rows }: ProfileFiles['mean']): Promise<void> {
    const { axes, scan, draft } = this.plan;
    const stem = scan.stem + file.replace('.hspy', '');
    await writeRipple(this.files.temporary(`${stem}.rpl`), this.files.temporary(`${stem}.raw`), rows, {
      rows: axes.rows,
      columns: axes.columns,
      step: axes.stepNm ?? 1,
      units: axes.stepNm === undefined ? 'px' : 'nm',
      depth: this.length,
      name,
      depthStep: draft.calibration.pixelSizeInvAng
    });
  }

  private readonly meanFile: RowFiles;
  private readonly varianceFile: RowFiles;
}

/** Where the beam was found and where rings were worked out about, and the pixels that do not count. */
async function originDatasets(plan: RadialPlan, used: Float64Array): Promise<Record<string, DatasetNode>> {
  const { axes, origins, pixels } = plan;
  const maps = [...scanShape(axes), 2];
  return {
    origin: await packedChunk(used.slice(), maps),
    ...(origins.found && { origin_found: await packedChunk(origins.found, maps) }),
    mask: await packedChunk(
      pixels.used.map(value => 1 - value),
      shapeOf(plan)
    )
  };
}

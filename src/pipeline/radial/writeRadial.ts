import { solidAngleFactors } from '../../core/radial/solidAngle';
import { mostRings, roundedOrigins } from '../../core/radial/originGrid';
import { polarRings } from '../../core/radial/polarGrid';
import { ringsToCorner, rounding } from '../../core/radial/ringEllipse';
import { wholeRingArea } from '../../core/radial/ringSums';
import { completeReserved } from '../../storage/hdf5/write/createFile';
import { hyperSpyRoot, writeHyperSpyFile } from '../../storage/hdf5/hyperspyFile';
import type { DatasetNode } from '../../storage/hdf5/write/node';
import { chunk, group } from '../../storage/hdf5/write/node';
import { packedChunk } from '../../storage/hdf5/write/packedChunk';
import { RECORD_GROUP } from '../../storage/hdf5/recordGroup';
import { patternPng } from '../../storage/images/pictures';
import { writeNew } from '../../storage/regularFile';
import type { FinalFiles } from '../finalFiles';
import { runFrames } from '../frames/runFrames';
import type { AlignedSums } from '../frames/sinks/radial/alignedSums';
import { alignedPixels } from '../frames/sinks/radial/alignedSums';
import { RowWriter } from '../frames/sinks/radial/rowWriter';
import type { RadialRow, RadialScan } from '../frames/sinks/radialProfile';
import { rawAtOnce } from '../frames/source/rawFrames';
import { formOf } from '../frames/source/scanSource';
import { coarseParts, storedTiles, wholeScan } from '../frames/storedTiles';
import { tileList, tiles } from '../frames/tiles';
import type { TaskRunner } from '../threads/taskRunner';
import { alignedOrigin, roundPattern } from './correctedPicture';
import type { OpenScan } from './openScan';
import type { ScanAxes } from './radialFiles';
import { description, navigationAxes, RADIAL_FILES, signalAxis } from './radialFiles';
import type { Origins } from './findOrigins';
import type { RadialRecord } from './radialRecord';
import { RowFiles } from './rowFiles';
import { scanStatistics, VARIANCES } from './scanGroup';
import type { UsedPixels } from './usedPixels';

/** All that is known before the patterns are read. */
export interface RadialPlan {
  readonly scan: OpenScan;
  readonly axes: ScanAxes;
  readonly pixels: UsedPixels;
  readonly origins: Origins;
  readonly record: RadialRecord;
}

export interface RadialWatch {
  readonly runner: TaskRunner;
  readonly signal: AbortSignal;
  readonly onFrames?: (done: number, frames: number) => void;
}

/** Reads all patterns and writes their profiles and what belongs to them. @throws InputError; CancelledError */
export async function writeRadial(plan: RadialPlan, files: FinalFiles, watch: RadialWatch): Promise<void> {
  const { record, scan } = plan;
  // Its name is the last to appear: it is what other tools look for to know that all is there
  const picture = files.temporary(scan.stem + RADIAL_FILES.correctedMaximumPicture);
  const aligned =
    record.options.convention === 'epsic' ? await writePolar(plan, files, watch) : await writeExact(plan, files, watch);
  await writePictures(plan, aligned, files, picture);
}

async function writeExact(plan: RadialPlan, files: FinalFiles, watch: RadialWatch): Promise<AlignedSums> {
  const { scan, axes, pixels, record } = plan;
  const { calibration, options } = record;
  const { shape, scan: size } = formOf(scan.source);
  const matrix = rounding(calibration);
  const origins = roundedOrigins(plan.origins.places);
  const rings = mostRings(origins, origin => ringsToCorner(shape, origin, matrix));
  const meanFile = new RowFiles(files.temporary(scan.stem + RADIAL_FILES.mean), size, scan.isStack, rings);
  const varianceFile = new RowFiles(files.temporary(scan.stem + RADIAL_FILES.variance), size, scan.isStack, rings);
  const kept = {
    mean: meanFile.reserve(8),
    countingError: meanFile.reserve(4),
    spreadError: meanFile.reserve(4),
    area: meanFile.reserve(4),
    effectivePixels: meanFile.reserve(4),
    variance: varianceFile.reserve(8)
  };
  meanFile.create();
  varianceFile.create();
  const rows = Object.fromEntries(Object.entries(kept).map(([name, { rows: file }]) => [name, file]));
  const visited = new SharedArrayBuffer(size.rows * size.columns);
  const factors = options.solidAngle
    ? solidAngleFactors(rings, calibration.pixelSizeInvAng, record.conditions['acceleration_voltage(V)'])
    : undefined;
  const job = {
    ellipse: calibration,
    origins: shared(origins),
    used: pixels.used,
    rings,
    gain: options.gain,
    factors,
    rows: rows as Record<RadialRow, (typeof kept)[RadialRow]['rows']>,
    visited
  };
  const { radialProfile } = await runFrames(
    { source: scan.source, tiles: scanTiles(scan), sinks: { radialProfile: job } },
    watch.runner,
    watched(watch, size)
  );
  fillUnvisited(visited, Object.values(job.rows), rings, NaN);
  const statistics = scanStatistics(
    radialProfile as RadialScan,
    { shape, used: pixels.used, origins },
    calibration,
    options.gain
  );
  const q = (name: string) => signalAxis(name, calibration.pixelSizeInvAng, rings);
  const navigation = navigationAxes(axes, 'Navigation');
  const own = group(
    { record: JSON.stringify(record), version: record.version },
    {
      area: kept.area.node,
      effective_pixels: kept.effectivePixels.node,
      standard_error_counting: kept.countingError.node,
      standard_error_spread: kept.spreadError.node,
      whole_ring_area: chunk(
        Float64Array.from({ length: rings }, (_, ring) => wholeRingArea(ring, calibration.axisRatio))
      ),
      ...statistics.datasets,
      ...(await originDatasets(plan, origins))
    }
  );
  const { aligned } = radialProfile as RadialScan;
  const root = hyperSpyRoot(
    description([...navigation, q('Azimuthal Mean')], `${scan.stem} azimuthal mean`, record),
    kept.mean.node,
    { [RECORD_GROUP]: own }
  );
  completeReserved(meanFile.path, root, meanFile.start);
  completeReserved(
    varianceFile.path,
    hyperSpyRoot(
      description([...navigation, q('Azimuthal Variance')], `${scan.stem} azimuthal variance`, record),
      kept.variance.node
    ),
    varianceFile.start
  );
  const kinds = { name: VARIANCES.join(', '), scale: 1, offset: 0, size: VARIANCES.length, navigate: true };
  writeHyperSpyFile(
    files.temporary(scan.stem + RADIAL_FILES.normalised),
    statistics.corrected,
    description([kinds, q('Normalised variance')], `${scan.stem} normalised variance`, record)
  );
  return aligned;
}

async function writePolar(plan: RadialPlan, files: FinalFiles, watch: RadialWatch): Promise<AlignedSums> {
  const { scan, axes, pixels, record, origins } = plan;
  const { shape, scan: size } = formOf(scan.source);
  const rings = polarRings(shape);
  const meanFile = new RowFiles(files.temporary(scan.stem + RADIAL_FILES.mean), size, scan.isStack, rings);
  const varianceFile = new RowFiles(files.temporary(scan.stem + RADIAL_FILES.variance), size, scan.isStack, rings);
  const kept = { mean: meanFile.reserve(8), variance: varianceFile.reserve(8) };
  meanFile.create();
  varianceFile.create();
  const visited = new SharedArrayBuffer(size.rows * size.columns);
  const rows = { mean: kept.mean.rows, variance: kept.variance.rows };
  const job = { ellipse: record.calibration, origins: shared(origins.places), used: pixels.used, rows, visited };
  const { polarProfile } = await runFrames(
    { source: scan.source, tiles: scanTiles(scan), sinks: { polarProfile: job } },
    watch.runner,
    watched(watch, size)
  );
  fillUnvisited(visited, Object.values(rows), rings, 0);
  const own = group(
    { record: JSON.stringify(record), version: record.version },
    await originDatasets(plan, origins.places)
  );
  for (const [file, name, node] of [
    [meanFile, 'Azimuthal Mean', kept.mean.node],
    [varianceFile, 'Azimuthal Variance', kept.variance.node]
  ] as const) {
    const all = [...navigationAxes(axes, 'Navigation'), signalAxis(name, record.calibration.pixelSizeInvAng, rings)];
    const described = description(all, `${scan.stem} ${name.toLowerCase()}`, record);
    completeReserved(
      file.path,
      hyperSpyRoot(described, node, file === meanFile ? { [RECORD_GROUP]: own } : {}),
      file.start
    );
  }
  return polarProfile as AlignedSums;
}

/** Where the beam was found and where rings were worked out about, and the pixels that do not count. */
async function originDatasets(
  { axes, origins, pixels, scan }: RadialPlan,
  used: Float64Array
): Promise<Record<string, DatasetNode>> {
  const maps = axes.isStack ? [axes.columns, 2] : [axes.rows, axes.columns, 2];
  return {
    origin: await packedChunk(used.slice(), maps),
    ...(origins.found && { origin_found: await packedChunk(origins.found, maps) }),
    mask: await packedChunk(
      pixels.used.map(value => 1 - value),
      formOf(scan.source).shape
    )
  };
}

async function writePictures(
  { scan, pixels, origins, record }: RadialPlan,
  aligned: AlignedSums,
  files: FinalFiles,
  centre: string
): Promise<void> {
  const { shape } = formOf(scan.source);
  const { maximum, counts, patterns } = alignedPixels(aligned, pixels.used, shape);
  const mean = counts.map((value, pixel) => (patterns[pixel] > 0 ? value / patterns[pixel] : 0));
  const places = record.options.convention === 'epsic' ? origins.places : roundedOrigins(origins.places);
  const rounded = (values: Float64Array): Uint8Array => {
    const rotation = (record.options.rotation * Math.PI) / 180;
    const round = roundPattern(values, aligned.shape, alignedOrigin(places), record.calibration, shape, rotation);
    return patternPng({ values: round, shape });
  };
  await writeNew(
    files.temporary(scan.stem + RADIAL_FILES.maximumPicture),
    patternPng({ values: maximum, shape: aligned.shape })
  );
  await writeNew(
    files.temporary(scan.stem + RADIAL_FILES.meanPicture),
    patternPng({ values: mean, shape: aligned.shape })
  );
  await writeNew(files.temporary(scan.stem + RADIAL_FILES.correctedMeanPicture), rounded(mean));
  await writeNew(centre, rounded(maximum));
}

/** Tiles of whole rows or pieces of them, in the order in which they lie in the file. */
function scanTiles({ source }: OpenScan): Int32Array {
  return tileList(
    source.kind === 'raw'
      ? tiles(source.scan, rawAtOnce(source.place))
      : storedTiles(
          source,
          coarseParts(source, wholeScan(source)).sort((a, b) => a.row - b.row || a.column - b.column)
        )
  );
}

/** Positions without a frame read as zeros in a file that was never written there. */
function fillUnvisited(
  visited: SharedArrayBuffer,
  files: readonly RowWriter['file'][],
  rings: number,
  value: number
): void {
  const missing = [...new Uint8Array(visited).keys()].filter(position => new Uint8Array(visited)[position] === 0);
  const row = new Float64Array(rings).fill(value);
  for (const file of missing.length > 0 ? files : []) {
    const writer = new RowWriter(file, rings);
    try {
      missing.forEach(position => writer.write(position, row));
      writer.flush();
    } finally {
      writer.close();
    }
  }
}

function watched({ signal, onFrames }: RadialWatch, { rows, columns }: { rows: number; columns: number }) {
  return { signal, onPositions: (done: number): void => onFrames?.(done, rows * columns) };
}

function shared(values: Float64Array): SharedArrayBuffer {
  const copy = new SharedArrayBuffer(values.byteLength);
  new Float64Array(copy).set(values);
  return copy;
}

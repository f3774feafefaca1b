import { closeSync, fsync, statSync } from 'node:fs';
import { promisify } from 'node:util';

import { allDone } from '../../core/allDone';
import { InputError } from '../../core/errors';
import type { RadialResult } from '../../protocol/radial/radialResult';
import { naming } from '../../storage/fileErrors';
import { createReserved } from '../../storage/hdf5/write/createFile';
import type { HyperSpySpec } from '../../storage/hdf5/hyperspyFile';
import type { GroupNode } from '../../storage/hdf5/write/node';
import { openRegularSync } from '../../storage/regularFile';
import { areUntouched, bytesOf, marksOf } from '../../storage/merlin/fileMarks';
import { RECORD_GROUP } from '../../storage/hdf5/recordGroup';
import { FinalFiles } from '../finalFiles';
import type { FrameWork } from '../frames/frameWork';
import type { FrameWatch } from '../frames/runFrames';
import { runFrames } from '../frames/runFrames';
import type { SinkJobs, SinkResults } from '../frames/sinks';
import { chunkFile, completeChunkFile } from '../frames/sinks/chunkFile';
import type { ChunkFile } from '../frames/sinks/chunkWriter';
import type { RawScan } from '../frames/source/rawFrames';
import { rawAtOnce } from '../frames/source/rawFrames';
import { tileList, tiles } from '../frames/tiles';
import type { NumbersPass } from '../parts/sharedPass';
import { passAlone } from '../parts/sharedPass';
import { madeNow } from '../provenance';
import { jobCounters } from '../threads/jobCounters';
import type { TaskRunner } from '../threads/taskRunner';
import type { Accompaniment } from './companion';
import type { ConversionPlan } from './conversionPlan';
import { conversionRecord } from './conversionRecord';
import type { ForeseenPlan } from './foreseenPlan';
import { discardFormer } from './formerOutputs';
import { hyperspySpec } from './hyperspySpec';
import { writeMicroscopeCopy } from './microscopeCopy';
import { frameProducts, productGroup } from './products';
import { spikeFrames } from './spikeFrames';
import type { OutputShape } from './outputFiles';
import { pictureNames } from './pictureNames';
import { planSource } from './planSource';
import { settledPlan } from './settledPlan';

const synced = promisify(fsync);

export interface ConversionWatch {
  /** Told about ten times a second: frames of the result, and the bytes of raw data they are made from */
  onFrames?(done: number, total: number, bytes: number): void;
  readonly signal: AbortSignal;
}

export interface Written {
  /** Bytes of the data file */
  readonly bytes: number;
  /** The plan with what the frames have shown */
  readonly plan: ConversionPlan;
  /** Profiles that were made in the same pass */
  readonly radial?: RadialResult;
  /** What the user should know besides what the plan says */
  readonly warnings: readonly string[];
}

/** How a conversion is done. */
export interface ConversionManner {
  /** The plan as one that takes for granted what headers say that were not read: they are checked while the frames are */
  readonly foreseen?: ForeseenPlan;
  /** What else is made of the frames */
  readonly beside?: Accompaniment;
  /** How the frames come through the sinks; absent: all are read here */
  readonly pass?: ConversionPass;
  /** How all frames are looked at before the first is converted, where that is needed; absent: alone */
  readonly passBefore?: NumbersPass;
}

/** How the frames of a conversion come through its sinks: read here, or joined from parts that others have read. */
export type ConversionPass = <S extends SinkJobs>(work: FrameWork<S>, watch: FrameWatch) => Promise<SinkResults<S>>;

/**
 * Writes all files of a conversion under temporary names and gives them their final names at the very end, the data
 * last: whoever sees `<T1>_data.hdf5` sees all of it. On any failure nothing is left behind.
 *
 * @throws InputError, among them `E_GROWING`, `E_DISK_FULL` and, where headers are not as foreseen, `E_UNFORESEEN`; CancelledError
 */
export async function writeConversion(
  plan: ConversionPlan,
  runner: TaskRunner,
  watch: ConversionWatch,
  manner: ConversionManner = {}
): Promise<Written> {
  const files = new FinalFiles(plan.folder);
  const write = (): Promise<Written> => files.write(() => writeFiles(plan, files, runner, watch, manner));
  const written = await (manner.beside?.files.write(write) ?? write());
  await naming(plan.folder, 'write', () => discardFormer(plan, files.finals));
  return { ...written, warnings: written.warnings.map(text => files.named(text)) };
}

async function writeFiles(
  plan: ConversionPlan,
  finals: FinalFiles,
  runner: TaskRunner,
  watch: ConversionWatch,
  {
    foreseen,
    beside,
    pass = (work, frames) => runFrames(work, runner, frames),
    passBefore = passAlone(runner, watch.signal)
  }: ConversionManner
): Promise<Written> {
  const temporary = (suffix: string): string => finals.temporary(plan.acquisition.stem + suffix);
  const { acquisition, layout, recipe, outputs } = plan;
  const spikes = await spikeFrames(plan, passBefore);
  const begun = madeNow();
  const files = outputs.map(output => chunkFile(temporary(output.suffix), output, recipe.compression));
  files.forEach(({ path }) => createReserved(path));
  const { replaced } = spikes;
  const source = { ...planSource(plan), headers: foreseen?.headers, ...(replaced.length > 0 && { replaced }) };
  const others = await beside?.begin(source);
  const { rows, columns } = source.scan;
  const totals = new SharedArrayBuffer(8 * rows * columns);
  const work = frameWork(plan, source, files, totals);
  const { sums, ...found } = await pass(
    { ...work, sinks: { ...work.sinks, ...others } },
    { signal: watch.signal, onPositions: done => watch.onFrames?.(done, rows * columns, acquisition.bytes) }
  );
  // Frames are most of it: they are on their way to the disk while the rest is made
  const flushed = allDone(files.map(file => sync(file.path)));

  const values = new Float64Array(totals);
  const settled = settledPlan(plan, foreseen, values);
  const record = { ...conversionRecord(settled, spikes), ...begun };
  const specs = outputs.map(output => hyperspySpec(output, acquisition, settled.candidate, record));
  const products = frameProducts(
    sums,
    acquisition.frames - plan.dropped,
    layout.shape,
    recipe.plan.kind === 'scan' ? { values, shape: [rows, columns] } : undefined
  );
  const paths = new Map(pictureNames(products).map(name => [name, temporary(name)]));
  const groups = files.map((file, index) =>
    productGroup(products, layout, record, new Uint32Array(file.checksums), specs[index])
  );
  const [warnings, packed] = await allDone([
    writeMicroscopeCopy(plan, temporary),
    allDone(groups),
    // Not worth the start of a thread
    runner.run('pictures', { products, paths, counters: jobCounters() }, watch.signal, Math.max(1, runner.started)),
    refuseChanged(plan),
    flushed
  ]);
  // Not before the frames are on the disk: this thread would have to wait for the page that the two share
  await writeStructure(files, specs, packed);
  const accompanied = await beside?.finish(found, files[0].path);
  return {
    bytes: statSync(files[0].path).size,
    plan: settled,
    radial: accompanied?.radial,
    warnings: [...spikes.warnings, ...warnings, ...(accompanied?.warnings ?? [])]
  };
}

/** Completes the files around their frames and sees them to the disk. */
async function writeStructure(
  files: readonly ChunkFile[],
  specs: readonly HyperSpySpec[],
  groups: readonly GroupNode[]
): Promise<void> {
  const complete = async (file: ChunkFile, index: number): Promise<void> => {
    completeChunkFile(file, specs[index], { [RECORD_GROUP]: groups[index] });
    await sync(file.path);
  };
  await allDone(files.map(complete));
}

/** All that is made of the frames of a conversion. @param totals takes the sum of every frame */
export function frameWork(
  { outputs }: ConversionPlan,
  source: RawScan,
  files: readonly ChunkFile[],
  totals: SharedArrayBuffer
) {
  const binned = (factorOf: (output: OutputShape) => number): { file: ChunkFile; factor: number } | undefined => {
    const index = outputs.findIndex(output => factorOf(output) > 1);
    return index < 0 ? undefined : { file: files[index], factor: factorOf(outputs[index]) };
  };
  const scanBin = binned(({ navFactor }) => navFactor);
  const cut = tiles(source.scan, Math.max(scanBin?.factor ?? 1, rawAtOnce(source.place)), scanBin?.factor);
  return {
    source,
    tiles: tileList(cut),
    sinks: {
      chunks: files[0],
      detectorBin: binned(({ sigFactor }) => sigFactor),
      scanBin: scanBin && {
        ...scanBin,
        tileColumns: cut.reduce((widest, { columns }) => Math.max(widest, columns), 0)
      },
      sums: { totals }
    }
  } satisfies FrameWork;
}

/** @throws InputError `E_GROWING` when the raw file is not what it was at the start */
async function refuseChanged({ acquisition }: ConversionPlan): Promise<void> {
  const now = await marksOf(acquisition.place.files);
  if (areUntouched(acquisition.marks, now)) {
    return;
  }
  const bytes = bytesOf(now);
  throw new InputError(
    'E_GROWING',
    bytes === acquisition.bytes
      ? `${acquisition.path} was written to, or replaced by another file, while it was converted. Nothing was kept; convert it again when nothing writes to it any more.`
      : `${acquisition.path} is still being written: it went from ${acquisition.bytes} to ${bytes} bytes while it was converted. Nothing was kept; convert it again when the acquisition has ended.`
  );
}

/** Brings a file to the disk. That begins at once, whatever this thread does next. */
async function sync(path: string): Promise<void> {
  const handle = openRegularSync(path, { mode: 'r+', links: 'refused' });
  try {
    await synced(handle);
  } finally {
    closeSync(handle);
  }
}

import { createHash } from 'node:crypto';

import type { ConvertOptions } from '../../protocol/convert/convertOptions';
import type { ConvertOutput } from '../../protocol/convert/convertResult';
import type { Acquisition } from '../../storage/merlin/acquisition';
import { openRawAcquisition } from '../../storage/merlin/rawAcquisition';
import { chunkFile } from '../frames/sinks/chunkFile';
import { formOf } from '../frames/source/scanSource';
import { joinParts } from '../parts/joinParts';
import { regionOf } from '../parts/share';
import { readHeadersTogether } from '../parts/sharedHeaders';
import type { NumbersPass } from '../parts/sharedPass';
import { passTogether } from '../parts/sharedPass';
import { writePart } from '../parts/writePart';
import type { TaskRunner } from '../threads/taskRunner';
import type { WorkShare } from '../work';
import type { ConversionPlan } from './conversionPlan';
import type { GuardedWatch } from './convertFile';
import { convertOutput, formerBytes, readPlan, refuseGrowing, write } from './convertFile';
import { discardDead } from '../partialFile';
import { planSource } from './planSource';
import type { readHeaders } from './readHeaders';
import { spikeFrames } from './spikeFrames';
import { frameWork } from './writeConversion';

/**
 * Converts some rows of a scan, and keeps them until they are joined. All headers are read, so that all parts know the same scan.
 *
 * @throws as `convertFile`
 */
export async function convertPart(
  path: string,
  options: ConvertOptions,
  { folder, of, index }: WorkShare & { readonly index: number },
  runner: TaskRunner,
  watch: GuardedWatch
): Promise<undefined> {
  const plan = await readPlan(
    await openRawAcquisition(path, watch),
    options,
    runner,
    watch,
    together({ folder, of, index })
  );
  if ((await formerBytes(plan, options, watch.signal)) !== undefined) {
    return undefined;
  }
  const { acquisition, outputs, recipe } = plan;
  await refuseGrowing(acquisition);
  const { replaced } = await spikeFrames(plan, passBefore(plan, { folder, of, index }, runner, watch));
  const source = { ...planSource(plan), ...(replaced.length > 0 && { replaced }) };
  const { rows, columns } = source.scan;
  const files = outputs.map(output => chunkFile('', output, recipe.compression, 0));
  const work = frameWork(plan, source, files, new SharedArrayBuffer(8 * rows * columns));
  const { count } = regionOf(work.tiles, source.scan, { index, of });
  const bytes = Math.round((acquisition.bytes * count) / (rows * columns));
  await writePart(work, { folder, of, index, mark: markOf(plan) }, runner, {
    signal: watch.signal,
    onPositions: done => watch.onFrames?.(done, count, bytes)
  });
  return undefined;
}

/** Joins the parts of a scan to what `convertFile` would have written. @throws as `convertFile`; `E_PARTS` as `joinParts` */
export async function joinConversion(
  path: string,
  options: ConvertOptions,
  { folder, of }: WorkShare,
  runner: TaskRunner,
  watch: GuardedWatch
): Promise<ConvertOutput> {
  const started = performance.now();
  const seconds = (): number => (performance.now() - started) / 1000;
  const plan = await readPlan(await openRawAcquisition(path, watch), options, runner, watch, together({ folder, of }));
  const former = await formerBytes(plan, options, watch.signal);
  if (former !== undefined) {
    await discardDead(plan.folder);
    return convertOutput({ bytes: former, plan, warnings: [] }, true, seconds());
  }
  const place = { folder, of, mark: markOf(plan) };
  const written = await write(plan, runner, watch, {
    pass: ({ source, sinks }) => joinParts(sinks, formOf(source).scan, place, watch.signal),
    passBefore: passBefore(plan, { folder, of }, runner, watch)
  });
  return convertOutput(written, false, seconds());
}

function together(share: WorkShare): typeof readHeaders {
  return (raw, runner, signal) => readHeadersTogether(raw, share, runner, signal);
}

/** Parts look together at all frames, where that is needed before the first is converted. */
function passBefore(
  { acquisition }: ConversionPlan,
  share: WorkShare,
  runner: TaskRunner,
  { signal }: GuardedWatch
): NumbersPass {
  return passTogether(share, acquisition.marks, runner, signal);
}

/** Tells a conversion of the same raw data to the same files from any other, on whichever node it is done. */
export function markOf({
  acquisition,
  recipe,
  outputs,
  stored
}: Pick<ConversionPlan, 'recipe' | 'outputs' | 'stored'> & {
  readonly acquisition: Pick<Acquisition, 'marks'>;
}): string {
  // Every node numbers the file systems that it reaches in its own way
  const marks = acquisition.marks.map(mark => ({ ...mark, device: undefined }));
  const hash = createHash('sha256').update(JSON.stringify({ marks, recipe, outputs }));
  return hash.update(new Uint8Array(stored ? Int32Array.from(stored).buffer : [])).digest('hex');
}

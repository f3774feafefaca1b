import { createHash } from 'node:crypto';

import type { CalibrationChoice } from '../../protocol/radial/calibrationChoice';
import type { RadialOptions } from '../../protocol/radial/radialOptions';
import type { RadialResult } from '../../protocol/radial/radialResult';
import { naming } from '../../storage/fileErrors';
import { marksOf } from '../../storage/merlin/fileMarks';
import { FinalFiles } from '../finalFiles';
import { formOf } from '../frames/source/scanSource';
import { joinParts } from '../parts/joinParts';
import { regionOf } from '../parts/share';
import { readHeadersTogether } from '../parts/sharedHeaders';
import { passTogether } from '../parts/sharedPass';
import { writePart } from '../parts/writePart';
import type { WorkShare } from '../work';
import { requireCounts } from './noCounts';
import type { PrepareMeans } from './prepareRadial';
import type { RadialPlan, RadialWatch } from './radialPlan';
import type { RadialRecord } from './radialRecord';
import { scanTiles } from './scanPass';
import { finishTransform, planTransform } from './transformFile';
import type { RadialPass } from './writeRadial';
import { radialOutputs } from './writeRadial';

/**
 * Transforms some rows of a scan, and keeps them until they are joined. Which pixels count, where the direct beam is, and all else that is known
 * before the patterns are read follows from the same few patterns of the whole scan in every part, and is the same bit for bit.
 *
 * @throws as `transformFile`
 */
export async function transformPart(
  file: string,
  options: RadialOptions,
  { folder, of, index }: WorkShare & { readonly index: number },
  means: PrepareMeans & RadialWatch,
  picked?: CalibrationChoice
): Promise<undefined> {
  const planned = await planTransform(file, options, await together(file, { folder, of, index }, means), picked);
  if ('done' in planned.work) {
    return undefined;
  }
  const { plan } = planned.work;
  const { source } = plan.scan;
  const tiles = scanTiles(plan.scan);
  const { count } = regionOf(tiles, formOf(source).scan, { index, of });
  const place = { folder, of, index, mark: markOf(planned, plan) };
  await writePart(
    { source, tiles, sinks: radialOutputs(plan, new FinalFiles(planned.place.folder)).sinks },
    place,
    means.runner,
    {
      signal: means.signal,
      onPositions: done => means.onFrames?.(done, count),
      check: () => requireCounts(plan.scan, plan.pixels.used)
    }
  );
  return undefined;
}

/** Joins the parts of a scan to what `transformFile` would have written. @throws as `transformFile`; `E_PARTS` as `joinParts` */
export async function joinTransform(
  file: string,
  options: RadialOptions,
  { folder, of }: WorkShare,
  means: PrepareMeans,
  picked?: CalibrationChoice
): Promise<RadialResult> {
  const started = performance.now();
  const planned = await planTransform(file, options, await together(file, { folder, of }, means), picked);
  const joining =
    (plan: RadialPlan): RadialPass =>
    sinks =>
      joinParts(sinks, formOf(plan.scan.source).scan, { folder, of, mark: markOf(planned, plan) }, means.signal);
  return finishTransform(planned, joining, started);
}

/** Parts share the reading of the headers of a raw acquisition, and the search for the beam in all patterns. */
async function together(file: string, share: WorkShare, means: PrepareMeans): Promise<PrepareMeans> {
  const { runner, signal } = means;
  await means.guard(file, 'read');
  const marks = await naming(file, 'read', () => marksOf([{ path: file }]));
  return {
    ...means,
    readIndex: raw => readHeadersTogether(raw, share, runner, signal),
    passOverAll: passTogether(share, marks, runner, signal)
  };
}

/** Tells a transform of the same data to the same numbers from any other. */
function markOf(
  { input }: { readonly input: RadialRecord['input'] },
  { draft, origins, pixels, scan: { source } }: RadialPlan
): string {
  const same = { input, ...draft, created: undefined, warnings: undefined, scan: formOf(source).scan };
  const hash = createHash('sha256').update(JSON.stringify(same));
  // Raw frames have the order that files beside them tell, which may come later
  hash.update(bytesOf(source.kind === 'raw' ? source.frames : new Int32Array()));
  return hash.update(bytesOf(origins.places)).update(pixels.used).digest('hex');
}

function bytesOf(values: Float64Array | Int32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

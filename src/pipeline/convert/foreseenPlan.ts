import { existsSync } from 'node:fs';

import { InputError } from '../../core/errors';
import type { ConvertOptions } from '../../protocol/convert/convertOptions';
import { acquisitionOf } from '../../storage/merlin/acquisition';
import type { ForeseenHeaders } from '../../storage/merlin/foreseenHeaders';
import { foreseenHeaders, passedHeaders } from '../../storage/merlin/foreseenHeaders';
import type { RawAcquisition } from '../../storage/merlin/rawAcquisition';
import { sampleFrameIndex } from '../../storage/merlin/sampledIndex';
import { dataFile, outputFolder } from '../../storage/session/sessionPaths';
import type { ConversionPlan } from './conversionPlan';
import { planConversion } from './conversionPlan';

/** A plan that holds if all headers are as foreseen, which shows while the frames are converted. */
export interface ForeseenPlan {
  readonly plan: ConversionPlan;
  readonly headers: ForeseenHeaders;
  /** The plan that the headers lead to, when all have passed */
  planAgain(): ConversionPlan;
}

/**
 * Plans a conversion from a few hundred headers, so that the file is read only once. Undefined where that will not do: a scan
 * with fly-back or pauses between lines, lost frames, frames that are left out or made from others, a result that has to be compared with the plan first, and
 * whatever cannot be planned.
 */
export function foreseenPlan(raw: RawAcquisition, options: ConvertOptions): ForeseenPlan | undefined {
  try {
    if (!options.overwrite && existsSync(dataFile(outputFolder(raw.path, raw.stem, options.out), raw.stem))) {
      return undefined;
    }
    const { headerBytes } = raw.header;
    const sample = sampleFrameIndex(raw.place, headerBytes);
    const headers = foreseenHeaders(sample, headerBytes);
    if (headers === undefined) {
      return undefined;
    }
    const plan = planConversion(acquisitionOf(raw, sample), options);
    const readsAll = plan.dropped === 0 && plan.stored === undefined && plan.recipe.repair === undefined;
    const planAgain = (): ConversionPlan => planConversion(acquisitionOf(raw, passedHeaders(headers)), options);
    return readsAll ? { plan, headers, planAgain } : undefined;
  } catch (cause) {
    if (cause instanceof InputError) {
      // Told when all headers are known
      return undefined;
    }
    throw cause;
  }
}

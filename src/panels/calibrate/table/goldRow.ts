import type { TranslationBundle } from '@jupyterlab/translation';

import type { CalibrationRecord } from '../../../protocol/calibrate/calibrationRecord';
import type { GoldReference } from '../../../protocol/calibrate/calibrateRequests';
import type { DataRow } from '../../dataTable/dataRow';
import { listingRules } from '../../listing/listingRules';

/** How a reference stands. old: calibrated by ePSIC's tools, without a verdict. */
export type GoldStatus = 'failed' | 'fail' | 'check' | 'old' | 'new' | 'pass';

/** One gold reference in the table. */
export interface GoldRow extends DataRow<GoldStatus> {
  readonly reference: GoldReference;
  /** Why its verdict is what it is, in a sentence */
  readonly reason?: string;
  readonly cells: {
    /** The standard, where it is another than gold */
    readonly standard: string;
    readonly voltage: string;
    readonly cameraLength: string;
    readonly pixelSize: string;
    readonly axisRatio: string;
  };
}

/** @param last what its last job found, which a verdict of fail keeps from being written */
export function goldRow(
  reference: GoldReference,
  trans: TranslationBundle,
  last?: Pick<CalibrationRecord, 'verdict' | 'reason'>
): GoldRow {
  const { input, stem, voltage, cameraLength, stored } = reference;
  const ratio = stored?.record?.axis_ratio;
  const cells = {
    standard: stored?.record?.standard?.name ?? '',
    voltage: voltage === undefined ? '' : trans.__('%1 kV', Number((voltage / 1000).toPrecision(4))),
    cameraLength: cameraLength === undefined ? '' : trans.__('%1 cm', Number((100 * cameraLength).toPrecision(4))),
    pixelSize: stored ? stored.pixelSizeInvAng.toPrecision(5) : '',
    axisRatio: ratio ? ratio.toFixed(4) : ''
  };
  const isRefused = !stored && last?.verdict === 'fail';
  const status = isRefused && reference.problem === undefined ? 'fail' : statusOf(reference);
  const reason = reference.problem ?? (isRefused ? last.reason : stored?.record?.reason);
  const facts = { path: input, name: stem, status, reference, reason, cells };
  return goldRules.row(facts, trans, [cells.standard, cells.voltage, cells.cameraLength]);
}

function statusOf({ stored, problem }: GoldReference): GoldStatus {
  return problem !== undefined ? 'failed' : stored ? (stored.record?.verdict ?? 'old') : 'new';
}

export const goldRules = listingRules<GoldRow>(
  {
    names: trans => ({
      failed: trans.__('not readable'),
      fail: trans.__('fail'),
      check: trans.__('check'),
      old: trans.__('no verdict'),
      new: trans.__('new'),
      pass: trans.__('pass')
    }),
    undone: ['new']
  },
  {
    voltage: ({ reference }) => reference.voltage,
    cameraLength: ({ reference }) => reference.cameraLength,
    pixelSize: ({ reference }) => reference.stored?.pixelSizeInvAng,
    axisRatio: ({ reference }) => reference.stored?.record?.axis_ratio ?? undefined
  }
);

import type { TranslationBundle } from '@jupyterlab/translation';

import { alongMinor } from '../../../core/calibration/geometry';
import { usualPixelSize } from '../../../core/gold/usualPixelSizes';
import type { CalibrationOptions } from '../../../protocol/calibrate/calibrationOptions';
import type { CalibrationRecord } from '../../../protocol/calibrate/calibrationRecord';

/** Something to try when a calibration is no pass. */
export interface Advice {
  /** On its button: "Leave out ring 222" */
  readonly label: string;
  readonly options: CalibrationOptions;
}

/** A ring that is off by so much, and by so many of its errors, is worth a try without it */
const OFF = { part: 0.003, errors: 3 };
/** With fewer than these groups of rings left a calibration cannot pass */
const LEAST_RINGS = 3;
/** Either side of a pixel size that is to be tried */
const AROUND = 1.05;
const MOST = 4;

/** What may help, most promising first; nothing for a pass. */
export function adviceFor(record: CalibrationRecord, trans: TranslationBundle): Advice[] {
  const { verdict, options } = record;
  if (verdict === 'pass') {
    return [];
  }
  return [
    ...gapBetweenChips(record, trans),
    ...takeBack(options, trans),
    ...otherSizes(record, trans),
    ...withoutRings(record, trans),
    ...usualSize(record, trans)
  ].slice(0, MOST);
}

/** What a person narrowed may be what stands in the way. */
function takeBack(options: CalibrationOptions, trans: TranslationBundle): Advice[] {
  const { qRange, rings, pixelSize, pixelSizeFactor, pixelSizeRange, centre, ellipse } = options;
  const { excludeDiscs, excludeSectors, excludeArcs } = options;
  const isLeftOut = [excludeDiscs, excludeSectors, excludeArcs].some(list => list && list.length > 0);
  return [
    ...(qRange ? [{ label: trans.__('Use the whole q range'), options: { ...options, qRange: undefined } }] : []),
    ...(rings ? [{ label: trans.__('Use all rings'), options: { ...options, rings: undefined } }] : []),
    ...(pixelSize !== undefined || pixelSizeFactor !== undefined || pixelSizeRange
      ? [
          {
            label: trans.__('Search all pixel sizes'),
            options: { ...options, pixelSize: undefined, pixelSizeFactor: undefined, pixelSizeRange: undefined }
          }
        ]
      : []),
    ...(centre || ellipse
      ? [
          {
            label: trans.__('Find centre and ellipse without help'),
            options: { ...options, centre: undefined, ellipse: undefined }
          }
        ]
      : []),
    ...(isLeftOut
      ? [
          {
            label: trans.__('Remove all exclusions'),
            options: { ...options, excludeDiscs: undefined, excludeSectors: undefined, excludeArcs: undefined }
          }
        ]
      : [])
  ];
}

/** Where the rings do not say whether a gap is missing, a person who knows the detector does. */
function gapBetweenChips({ rule, options }: CalibrationRecord, trans: TranslationBundle): Advice[] {
  return rule === 'chip-gap'
    ? [
        { label: trans.__('It is one detector: no gap'), options: { ...options, chipGap: 'none' } },
        { label: trans.__('It is four chips: insert the gap'), options: { ...options, chipGap: '3px' } }
      ]
    : [];
}

/** Where two pixel sizes fit, each of them. */
function otherSizes(record: CalibrationRecord, trans: TranslationBundle): Advice[] {
  const { rule, indexing, options } = record;
  const other = indexing['second_best_reciprocal_space_pix(1/A)'];
  if (rule !== 'ambiguous' || other === null || options.pixelSizeRange) {
    return [];
  }
  // Ranges are of sizes along the minor axis
  return [record['reciprocal_space_pix(1/A)'], alongMinor(other, record.axis_ratio ?? 1)].flatMap(size =>
    size === null ? [] : [searchAbout(size, options, trans)]
  );
}

function usualSize({ rule, options, ...record }: CalibrationRecord, trans: TranslationBundle): Advice[] {
  const usual = usualPixelSize({
    voltage: record['acceleration_voltage(V)'],
    cameraLength: record['nominal_camera_length(m)']
  });
  return usual === undefined ||
    options.pixelSizeRange ||
    !['no-rings', 'one-ring', 'not-gold', 'not-standard'].includes(rule)
    ? []
    : [
        {
          label: trans.__('Search near the usual pixel size, %1 1/Å per px', usual),
          options: { ...options, pixelSize: usual, pixelSizeFactor: undefined }
        }
      ];
}

function searchAbout(size: number, options: CalibrationOptions, trans: TranslationBundle): Advice {
  const [from, to] = [size / AROUND, size * AROUND].map(value => Number(value.toPrecision(2 + 1)));
  return {
    label: trans.__('Search %1–%2 1/Å per px', from, to),
    options: { ...options, pixelSize: undefined, pixelSizeFactor: undefined, pixelSizeRange: [from, to] }
  };
}

/** Without the ring that is off most, as long as enough are left. */
function withoutRings({ rings, options }: CalibrationRecord, trans: TranslationBundle): Advice[] {
  const used = rings.filter(ring => ring.used);
  const off = used
    .filter(({ residual, residual_error: error }) => {
      const size = Math.abs(residual ?? 0);
      return size > OFF.part && size > OFF.errors * (error ?? Infinity);
    })
    .sort((one, other) => Math.abs(other.residual ?? 0) - Math.abs(one.residual ?? 0));
  if (used.length <= LEAST_RINGS) {
    return [];
  }
  return off.slice(0, 2).map(({ name }) => ({
    label: trans.__('Leave out ring %1', name),
    options: { ...options, rings: used.filter(ring => ring.name !== name).map(firstName) }
  }));
}

/** The first of the names of a group: 511 of 511/333+440. */
function firstName({ name }: { readonly name: string }): string {
  return name.split(/[+/]/)[0];
}

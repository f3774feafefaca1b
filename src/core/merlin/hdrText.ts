/** The entries of a Merlin `.hdr` side file that differ between acquisitions. */
export interface HdrFields {
  readonly framesInAcquisition: number;
  readonly framesPerTrigger: number;
  /** Counter depth in bits */
  readonly counterDepth: number;
  /** 1x1 by default */
  readonly layout?: string;
  /** Written by Merlin 1.5 and later, only where both are given */
  readonly scanX?: number;
  readonly scanY?: number;
  readonly triggerStart?: 'Positive' | 'Negative' | 'Internal' | 'Rising Edge';
  readonly triggerStop?: 'Positive' | 'Negative' | 'Internal' | 'Rising Edge';
  /** day/month/year hour:minute:second */
  readonly started?: string;
  readonly gapFillMode?: string;
  readonly activeCounters?: string;
}

const HDR_BYTES = 2048;

/**
 * A `.hdr` side file: first line `HDR,` and a tab, then `key:` tab `value`, last line `End`, filled with spaces to 2,048 bytes.
 *
 * @throws RangeError when the entries do not fit
 */
export function formatHdr(fields: HdrFields): Uint8Array {
  const lines = ['HDR,\t', ...entries(fields).map(([key, value]) => `${key}:\t${value}`), 'End\t'];
  const text = lines.join('\r\n');
  if (text.length > HDR_BYTES) {
    throw new RangeError(`The entries take ${text.length} bytes, more than the ${HDR_BYTES} of a .hdr file.`);
  }
  return Uint8Array.from(text.padEnd(HDR_BYTES), character => character.charCodeAt(0));
}

function entries(fields: HdrFields): [string, string | number][] {
  const scan: [string, number][] =
    fields.scanX !== undefined && fields.scanY !== undefined
      ? [
          ['ScanX', fields.scanX],
          ['ScanY', fields.scanY]
        ]
      : [];
  return [
    ['Time and Date Stamp (day, mnth, yr, hr, min, s)', fields.started ?? '15/04/2021 14:43:02'],
    ['Chip Type (Medipix 3.0, Medipix 3.1, Medipix 3RX)', 'Medipix 3RX'],
    ['Assembly Size (NX1, 2X2)', (fields.layout ?? '1x1').padStart(6)],
    ['Chip Mode  (SPM, CSM, CM, CSCM)', 'SPM'],
    ['Counter Depth (number)', fields.counterDepth],
    ['Gain', 'SLGM'],
    ['Active Counters', fields.activeCounters ?? 'Counter 0'],
    ['Gap Fill Mode', fields.gapFillMode ?? 'None'],
    ['Acquisition Type (Normal, Th_scan, Config)', 'Normal'],
    ['Frames in Acquisition (Number)', fields.framesInAcquisition],
    ['Frames per Trigger (Number)', fields.framesPerTrigger],
    ['Trigger Start (Positive, Negative, Internal)', fields.triggerStart ?? 'Internal'],
    ['Trigger Stop (Positive, Negative, Internal)', fields.triggerStop ?? 'Internal'],
    ['Readout System', 'Merlin Quad'],
    ['Software Version', scan.length > 0 ? '1.5.0.197' : '0.77'],
    ...scan
  ];
}

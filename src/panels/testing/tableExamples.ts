import type { AcquisitionRow } from '../../protocol/acquisitions';
import type { JobItem } from '../../protocol/jobs';

/** For specs: an acquisition with all its details, not converted yet. @param second of its time stamp */
export function exampleRow(second = 0, part: Partial<AcquisitionRow> = {}): AcquisitionRow {
  const stem = `20260317_1012${String(second).padStart(2, '0')}`;
  return {
    path: `/data/2026/cm1-1/Merlin/au/${stem}/${stem}_data.mib`,
    stem,
    sample: 'au',
    bytes: 33_652_736,
    modified: 1000,
    frames: 256,
    detector: '2x2 chips, 512 x 512',
    shape: [515, 515],
    depth: 12,
    dtype: 'uint16',
    voltage: 300_000,
    cameraLength: 0.2,
    stepNm: 2.14,
    scan: {
      mode: 'flyback',
      rows: 15,
      columns: 16,
      firstFrame: 16,
      dropped: 31,
      source: 'flyback',
      evidence: 'Long exposures.',
      guess: false,
      provisional: false
    },
    state: 'new',
    stateReason: 'Not converted yet.',
    output: `/data/2026/cm1-1/processing/Merlin/au/${stem}/${stem}_data.hdf5`,
    warnings: [],
    ...part
  };
}

/** For specs: a file of a conversion. */
export function exampleItem(
  { path }: AcquisitionRow,
  status: JobItem['status'],
  part: Partial<JobItem<'convert'>> = {}
): JobItem<'convert'> {
  return { input: path, status, framesDone: 0, frames: 256, bytesDone: 0, bytes: 1000, ...part };
}

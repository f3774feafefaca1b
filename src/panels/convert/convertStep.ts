import type { TranslationBundle } from '@jupyterlab/translation';

import type { Job } from '../../protocol/jobs';
import { isOpen } from '../../protocol/jobs';
import type { DataTableState } from '../dataTable/dataTableModel';
import type { StepCounts } from '../steps/stepModel';
import { convertOffer } from './run/convertLabel';
import { latestRun } from '../jobs/latestRun';
import { runProgress } from '../jobs/runProgress';
import type { Convertible } from './table/convertible';
import { statusName } from './table/rowStatus';
import type { AcquisitionsState } from './table/acquisitionsModel';
import type { TableRow } from './table/tableRow';

export interface ConvertStanding {
  readonly table: AcquisitionsState;
  readonly rows: DataTableState<TableRow>;
  readonly convertible: Convertible;
  readonly jobs: readonly Job[];
  /** Converts what the button offers */
  run(paths: readonly string[]): void;
}

/** How the step Convert stands, for the sidebar: the states of the acquisitions, what runs, and the same button as in the panel. */
export function convertStep(standing: ConvertStanding, trans: TranslationBundle): StepCounts {
  const { table, rows, convertible, jobs, run } = standing;
  const { place, busy } = table;
  const { all, counts } = rows;
  const { files, fraction, secondsLeft } = runProgress(latestRun(jobs));
  const { paths, label, notes } = convertOffer(convertible, rows, trans);
  const lacking = all.filter(({ lost }) => lost > 0).length;
  return {
    counts: [
      ...counts.map(({ status, count }) => ({ state: status, name: statusName(status, trans), count })),
      ...(lacking > 0 ? [{ state: 'lacking', name: trans.__('with frames lost'), count: lacking }] : [])
    ],
    ...(jobs.some(isOpen) && {
      running: { label: trans._n('%1 file', '%1 files', files), fraction, secondsLeft }
    }),
    ...(all.length > 0 && {
      action: {
        label,
        ...(paths.length === 0 && { reason: notes.join(' ') }),
        run: () => run(paths)
      }
    }),
    ...(place &&
      all.length === 0 && { hint: busy ? trans.__('Looking for .mib files…') : trans.__('No .mib file here.') })
  };
}

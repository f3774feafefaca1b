import type { TranslationBundle } from '@jupyterlab/translation';

import type { AcquisitionRow } from '../../../protocol/acquisitions';
import type { JobItem } from '../../../protocol/jobs';
import { isOpen } from '../../../protocol/jobs';
import { panelWords } from '../../../protocol/panelWords';
import type { DataRow } from '../../dataTable/dataRow';
import { searchText } from '../../dataTable/filter';
import type { Failure } from '../../parts/failure';
import type { ShapeChoice } from '../../../protocol/convert/shapeChoice';
import type { CellTexts, ShownScan } from './cellTexts';
import { cellTexts, shownScan } from './cellTexts';
import type { RowStatus } from './rowStatus';
import { statusName } from './rowStatus';

/** An acquisition as the table shows it. */
export interface TableRow extends DataRow<RowStatus> {
  /** As the backend tells of it */
  readonly row: AcquisitionRow;
  /** 0 to 1 while it is converted by a conversion of this user */
  readonly fraction?: number;
  /** Why the status is what it is */
  readonly reason?: string;
  /** What went wrong, or why it cannot be converted as the options ask */
  readonly failure?: Failure;
  /** True where a conversion failed that can be tried again */
  readonly retryable: boolean;
  /** Frames that were announced or numbered and are not there */
  readonly lost: number;
  /** True where a conversion of this user waits or runs */
  readonly cancellable: boolean;
  readonly scan?: ShownScan;
  readonly cells: CellTexts;
}

/** What is known of one acquisition. */
export interface RowFacts {
  readonly row: AcquisitionRow;
  /** Of its latest conversion */
  readonly item?: JobItem<'convert'>;
  /** True while the disk was not looked at since this page saw the conversion end */
  readonly justEnded?: boolean;
  /** Scan shape chosen by hand */
  readonly choice?: ShapeChoice;
}

/**
 * Puts together what is on disk, what is being done, and what was chosen by hand. What is only needed of rows in view is made
 * when it is asked for: thousands of rows may come at once.
 */
export function tableRow(facts: RowFacts, trans: TranslationBundle): TableRow {
  const { row, item, choice } = facts;
  const status = rowStatus(facts);
  const failure = failureOf(facts, status);
  const reason = once(() => reasonOf(facts, status, trans));
  const scan = once(() => shownScan(row, choice, trans));
  const cells = once(() => cellTexts(row, scan(), trans));
  const words = once(() =>
    searchText([...Object.values(cells()), statusName(status, trans), failure?.message, row.path])
  );
  return {
    path: row.path,
    name: row.stem,
    row,
    status,
    fraction: status === 'converting' && item && item.bytes > 0 ? Math.min(1, item.bytesDone / item.bytes) : undefined,
    failure,
    retryable: item !== undefined && item.status === status && (status === 'failed' || status === 'interrupted'),
    lost: row.lost ?? 0,
    cancellable: item !== undefined && isOpen(item),
    get reason() {
      return reason();
    },
    get scan() {
      return scan();
    },
    get cells() {
      return cells();
    },
    get words() {
      return words();
    }
  };
}

/**
 * Work under way comes first, then what is on disk. How a conversion ended counts where the disk shows no result: it failed,
 * was cancelled or interrupted, or has ended only now.
 */
function rowStatus({ row, item, justEnded }: RowFacts): RowStatus {
  const onDisk = diskStatus(row);
  switch (item?.status) {
    case 'running':
      return 'converting';
    case 'waiting':
      return 'waiting';
    case 'done':
      // The disk may have been looked at before the end was heard of: that it is a result of other options is news of it
      return (justEnded && onDisk !== 'other-options') || onDisk === 'converting' ? 'complete' : onDisk;
    case 'failed':
    case 'cancelled':
    case 'interrupted':
      return onDisk === 'complete' || onDisk === 'other-options' || onDisk === 'growing' || isUnreadable(row)
        ? onDisk
        : item.status;
    default:
      return onDisk;
  }
}

function diskStatus({ state }: AcquisitionRow): RowStatus {
  return state === undefined ? 'reading' : state === 'partial' ? 'incomplete' : state;
}

/** Raw data that cannot be read, which no conversion would mend. */
export function isUnreadable({ state }: AcquisitionRow): boolean {
  return state === 'failed';
}

function failureOf({ row, item, choice }: RowFacts, status: RowStatus): Failure | undefined {
  if (status === 'failed' && item?.problem && !isUnreadable(row)) {
    return item.problem;
  }
  // A shape chosen by hand is chosen because that of the form does not fit
  const mended = choice !== undefined && !isUnreadable(row) && row.problem?.code !== 'E_SAME_STAMP';
  return isIdle(status) && !mended ? row.problem : undefined;
}

function reasonOf({ row, item }: RowFacts, status: RowStatus, trans: TranslationBundle): string | undefined {
  switch (status) {
    case 'cancelled':
      return trans.__('Its last conversion was cancelled. Nothing was written.');
    case 'interrupted':
      return item?.problem?.message ?? trans.__('Its last conversion was interrupted. Convert it again.');
    case 'waiting':
      return trans.__('It is converted when its turn comes.');
    case 'complete':
      return panelWords(item?.result?.warnings.join(' ') ?? '') || row.stateReason;
    case 'failed':
    case 'reading':
      return undefined;
    default:
      return status === 'converting' && item ? undefined : row.stateReason;
  }
}

function isIdle(status: RowStatus): boolean {
  return status !== 'waiting' && status !== 'converting' && status !== 'growing' && status !== 'complete';
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

import type { TranslationBundle } from '@jupyterlab/translation';

import type { ProfileSet } from '../../../protocol/analyse/analysisRequests';
import type { DataRow } from '../../dataTable/dataRow';
import { listingRules } from '../../listing/listingRules';
import { formatShape } from '../../parts/quantities';

/** How a data set stands. stale: its profiles were made of other data, or again since its analysis; complete: it is part of an analysis. */
export type ProfileStatus = 'failed' | 'lacking' | 'stale' | 'new' | 'complete';

export type ProfileKind = 'mean' | 'variance';

/** One data set in the table. */
export interface ProfileRow extends DataRow<ProfileStatus> {
  readonly set: ProfileSet;
  /** Its profiles were made again since it was analysed */
  readonly isOutdated: boolean;
  readonly cells: { readonly scan: string; readonly q: string; readonly kinds: string };
}

/** Profile files that are part of an analysis as they are, and those that were made again since. */
export interface Analysed {
  readonly current: ReadonlySet<string>;
  readonly outdated: ReadonlySet<string>;
}

/** @param kind of profiles that would be analysed */
export function profileRow(
  set: ProfileSet,
  kind: ProfileKind,
  analysed: Analysed,
  trans: TranslationBundle
): ProfileRow {
  const { stamp, subfolder, mean, variance, scan, axis, calibration } = set;
  const path = mean ?? variance ?? stamp;
  const kinds = [mean && trans.__('mean'), variance && trans.__('variance')].filter(Boolean).join(', ');
  const cells = {
    scan: scan ? formatShape(scan) : '',
    q: axis ? trans.__('%1 – %2', figures(axis.offset), figures(axis.offset + axis.scale * (axis.bins - 1))) : '',
    kinds
  };
  const status = statusOf(set, kind, analysed);
  const isOutdated = status === 'stale' && set.stale === undefined;
  const facts = { path, name: stamp, status, set, cells, isOutdated };
  return profileRules.row(facts, trans, [
    subfolder,
    cells.scan,
    kinds,
    set.edx ? 'EDX' : undefined,
    calibration?.reason
  ]);
}

/** Whether a data set passes the filters of the form, by the paths of its files, as the backend judges. */
export function passes(
  { mean, variance }: ProfileSet,
  include: readonly string[],
  exclude: readonly string[]
): boolean {
  const path = mean ?? variance ?? '';
  const isIn = (text: string): boolean => path.includes(text);
  return (include.length === 0 || include.some(isIn)) && !exclude.some(isIn);
}

function statusOf(set: ProfileSet, kind: ProfileKind, { current, outdated }: Analysed): ProfileStatus {
  const file = set[kind];
  if (set.problem !== undefined) {
    return 'failed';
  }
  if (file === undefined) {
    return 'lacking';
  }
  if (set.stale !== undefined) {
    return 'stale';
  }
  return current.has(file) ? 'complete' : outdated.has(file) ? 'stale' : 'new';
}

/** Why a data set stands as it does, where its state leaves it open. */
export function statusReason(
  { status, set, isOutdated }: ProfileRow,
  kind: ProfileKind,
  trans: TranslationBundle
): string | undefined {
  if (status === 'lacking') {
    return kind === 'mean'
      ? trans.__('There is no file of mean profiles. Analyse variances, or transform the data again.')
      : trans.__('There is no file of variances. Analyse means, or transform the data again.');
  }
  if (isOutdated) {
    return trans.__('Its profiles were made again since it was analysed: analyse again.');
  }
  return set.problem ?? set.stale;
}

export const profileRules = listingRules<ProfileRow>(
  {
    names: trans => ({
      failed: trans.__('not readable'),
      lacking: trans.__('not made'),
      stale: trans.__('stale'),
      new: trans.__('new'),
      complete: trans.__('analysed')
    }),
    undone: ['stale', 'new', 'complete']
  },
  {
    subfolder: ({ set }) => set.subfolder,
    scan: ({ set }) => set.scan && set.scan[0] * set.scan[1],
    q: ({ set }) => set.axis && set.axis.scale * set.axis.bins,
    qStep: ({ set }) => set.axis?.scale
  }
);

function figures(value: number): string {
  return String(Number(value.toPrecision(3)));
}

import type { TranslationBundle } from '@jupyterlab/translation';

import type { AcquisitionRow } from '../../protocol/acquisitions';
import type { Job } from '../../protocol/jobs';
import type { DataTableState } from '../dataTable/dataTableModel';
import type { SessionState } from '../session/sessionState';
import type { StepCounts } from '../steps/stepModel';
import { convertStep } from './convertStep';
import type { FormDemands } from './form/convertRules';
import type { ClusterInput } from './form/clusterFilesModel';
import type { ConvertFormModel } from './form/convertFormModel';
import { formDemands } from './formDemands';
import type { ResolverState } from './shapes/resolverModel';
import type { ShapesState } from './shapes/shapesModel';
import type { AcquisitionsState } from './table/acquisitionsModel';
import type { Convertible } from './table/convertible';
import type { TableRow } from './table/tableRow';

/** What the user has chosen and what is known: all that the rest follows from. */
export interface ConvertInputs {
  readonly session: SessionState;
  readonly form: ConvertFormModel['state'];
  readonly shapes: ShapesState;
  readonly table: AcquisitionsState;
  readonly rows: DataTableState<TableRow>;
  readonly convertible: Convertible;
  readonly resolver: ResolverState;
  readonly jobs: readonly Job<'convert'>[];
  /** Whether the form asked for a folder for results in this place before */
  readonly needed: boolean;
  /** Whether a folder in the form counts inside a session too */
  readonly ownOut: boolean;
  /** The converted file that a job has told of, which the disk may not have been looked at for */
  outputOf(path: string): string | undefined;
  run(paths: readonly string[]): void;
}

/** What follows from the inputs, for the parts that show it. */
export interface ConvertView {
  /** The acquisition looked at, and its converted file */
  readonly looked?: AcquisitionRow;
  readonly result?: string;
  readonly demands: FormDemands;
  readonly cluster: ClusterInput;
  readonly step: StepCounts;
}

/** States with a result to look at. */
const WITH_RESULT: readonly TableRow['status'][] = ['complete', 'changed', 'other-options'];

export function convertView(inputs: ConvertInputs, trans: TranslationBundle): ConvertView {
  const { session, form, shapes, table, rows, convertible, resolver, jobs, needed, ownOut, outputOf, run } = inputs;
  const { place } = session;
  const { paths } = convertible;
  const { choices } = shapes;
  const active = rows.all.find(({ path }) => path === rows.active);
  const result =
    active && WITH_RESULT.includes(active.status) ? (active.row.output ?? outputOf(active.path)) : undefined;
  const [only] = paths.length === 1 && !choices.has(paths[0]) ? paths : [];
  const acquisitions = rows.all.map(({ row }) => row);
  const wanted = new Set(paths);
  return {
    ...(active && { looked: active.row }),
    ...(result !== undefined && { result }),
    demands: formDemands({
      place,
      rows: acquisitions,
      only: acquisitions.find(({ path }) => path === only),
      candidates: resolver.row?.path === only ? resolver.candidates.map(({ candidate }) => candidate) : [],
      needed,
      ownOut: ownOut && form.form.out.trim() !== ''
    }),
    cluster: {
      paths,
      place,
      options: form.options,
      obstacle: form.obstacle,
      shapes: Object.fromEntries([...choices].filter(([path]) => wanted.has(path)))
    },
    step: convertStep({ table, rows, convertible, jobs, run }, trans)
  };
}

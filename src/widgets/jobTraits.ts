import type { Kind } from '../protocol/capabilities';
import { capabilities, entriesOf } from '../protocol/capabilities';
import type { Job, Standing } from '../protocol/jobs';
import type { Problem } from '../protocol/problem';
import { toldProblem } from '../protocol/problem';

/** Options of a job that are not as usual, by the protocol's names; Python may have put in anything. */
export type JobParams = Readonly<Record<string, unknown>>;

/** What a job has done, as its command prints it with `--json`: a list of results, and `errors`. */
export interface JobReport {
  readonly errors: readonly Problem[];
  readonly [results: string]: readonly object[];
}

/** What Python and the page share of a widget of any kind, as the Python class documents it. */
export interface JobTraits {
  readonly path: string;
  readonly params: JobParams;
  readonly result: JobReport | null;
  readonly state: Standing | null;
  readonly progress: object | null;
  readonly message: string;
  readonly job: JobLink | null;
}

/** A job and its directory. */
export interface JobLink {
  readonly id: string;
  readonly folder: string;
}

export const newTraits: JobTraits = {
  path: '',
  params: {},
  result: null,
  state: null,
  progress: null,
  message: '',
  job: null
};

export function reportOf<K extends Kind>({ kind, items }: Job<K>): JobReport {
  return {
    [capabilities[kind].report]: entriesOf(
      kind,
      items.flatMap(({ result }) => result ?? [])
    ),
    errors: items.flatMap(({ problem }) => (problem ? [toldProblem(problem)] : []))
  };
}

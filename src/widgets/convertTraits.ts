import type { Job, Standing } from '../protocol/jobs';
import type { ConvertReport } from '../protocol/convert/convertResult';

/** Options of a conversion that are not as usual, by the protocol's names; Python may have put in anything. */
export type ConvertParams = Readonly<Record<string, unknown>>;

/** What Python and the page share of a Convert widget, as the Python class documents it. */
export interface ConvertTraits {
  readonly path: string;
  readonly params: ConvertParams;
  readonly result: ConvertReport | null;
  readonly state: Standing | null;
  readonly progress: object | null;
  readonly message: string;
  readonly job: JobLink | null;
}

/** A conversion and its directory. */
export interface JobLink {
  readonly id: string;
  readonly folder: string;
}

export const newTraits: ConvertTraits = {
  path: '',
  params: {},
  result: null,
  state: null,
  progress: null,
  message: '',
  job: null
};

/** What a conversion has done, as `jupyter 4dstem convert --json` prints it. */
export function resultOf({ items }: Job<'convert'>): ConvertReport {
  return {
    outputs: items.flatMap(({ result }) => result ?? []),
    errors: items.flatMap(({ problem }) => {
      if (!problem) {
        return [];
      }
      const { details, ...told } = problem;
      return told.code === 'E_INTERNAL' ? { ...told, details } : told;
    })
  };
}

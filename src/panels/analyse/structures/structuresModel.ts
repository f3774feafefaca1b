import type { Structure } from '../../../protocol/analyse/structure';
import type { Problem } from '../../../protocol/problem';
import { requests } from '../../../protocol/requests';
import type { Backend } from '../../connection';
import type { Failure } from '../../parts/failure';
import { failureOf } from '../../parts/failure';
import { NewestOnly } from '../../parts/newestOnly';
import { StateModel } from '../../parts/stateModel';

export interface StructuresState {
  /** Gold first; none until somebody has looked */
  readonly structures: readonly Structure[];
  /** The one that is held against profiles, by name; absent: none */
  readonly chosen?: string;
  readonly problems: readonly Problem[];
  readonly failure?: Failure;
}

/** Crystal structures that the form names, to be held against profiles before anything is analysed. */
export class StructuresModel extends StateModel<StructuresState> {
  constructor(private readonly _backend: Backend) {
    super({ structures: [], chosen: 'gold', problems: [] });
  }

  /** Holds one against the profiles, or none. */
  choose(chosen: string | undefined): void {
    this.set({ chosen });
  }

  /** Reads what is named, if it was not read already. */
  follow(files: readonly string[]): void {
    const key = files.join('\n');
    if (key !== this._key) {
      this._key = key;
      this._reading.ask(files);
    }
  }

  private async _read(files: readonly string[], signal: AbortSignal): Promise<void> {
    try {
      const found = await this._backend.request(requests.structures, { files: [...files] }, { signal });
      if (!signal.aborted) {
        this.set({ ...found, failure: undefined });
      }
    } catch (error) {
      if (!signal.aborted) {
        this._key = undefined;
        this.set({ failure: failureOf(error) });
      }
    }
  }

  private _key: string | undefined;
  private readonly _reading = new NewestOnly<readonly string[]>((files, { signal }) => this._read(files, signal));
}

import type { ProfileSketch } from '../../../protocol/analyse/analysisRequests';
import type { Problem } from '../../../protocol/problem';
import { requests } from '../../../protocol/requests';
import type { Backend } from '../../connection';
import type { Failure } from '../../parts/failure';
import { failureOf } from '../../parts/failure';
import { NewestOnly } from '../../parts/newestOnly';
import { StateModel } from '../../parts/stateModel';
import type { Grid } from '../../plots/grid';
import { decodeImage } from '../../plots/grid';
import type { SketchedProfile } from './groupedProfiles';

/** A quick look at the profiles of one data set. */
export interface ShownSketch extends SketchedProfile {
  readonly map: Grid;
}

/** A data set that is compared with others. */
export interface Compared {
  /** Of the row in the table */
  readonly path: string;
  readonly name: string;
  readonly subfolder: string;
  /** Profile file, and when it was written */
  readonly file: string;
  readonly changed?: string;
}

export interface CompareState {
  readonly compared: readonly Compared[];
  /** By profile file, as they come */
  readonly sketches: ReadonlyMap<string, ShownSketch>;
  readonly reading: boolean;
  readonly problems: readonly Problem[];
  readonly failure?: Failure;
}

/** Maps and mean profiles of many data sets beside each other: of some scan rows of each, so that fifty are there in a moment. */
export class CompareModel extends StateModel<CompareState> {
  constructor(private readonly _backend: Backend) {
    super({ compared: [], sketches: new Map(), reading: false, problems: [] });
  }

  /** Says whether anybody looks: nothing is read while nobody does. */
  setSeen(isSeen: boolean): void {
    this._isSeen = isSeen;
    this._read();
  }

  /** Compares other data sets, or the same whose files were written again. */
  follow(compared: readonly Compared[]): void {
    const isSame = JSON.stringify(compared) === JSON.stringify(this.state.compared);
    if (!isSame) {
      const before = new Map(this.state.compared.map(({ file, changed }) => [file, changed]));
      const sketches = new Map(this.state.sketches);
      compared
        .filter(({ file, changed }) => before.has(file) && before.get(file) !== changed)
        .forEach(({ file }) => sketches.delete(file));
      this.set({ compared, sketches });
      this._read();
    }
  }

  private _read(): void {
    const { compared, sketches } = this.state;
    const missing = compared.map(({ file }) => file).filter(file => !sketches.has(file));
    if (this._isSeen && missing.length > 0) {
      this._reading.clear();
      this._reading.ask(missing);
    }
  }

  private async _ask(files: readonly string[], signal: AbortSignal): Promise<void> {
    this.set({ reading: true, failure: undefined, problems: [] });
    try {
      const { problems } = await this._backend.request(
        requests.profileSketches,
        { files: [...files] },
        { signal, onProgress: found => this._take(found, signal) }
      );
      this._end(signal, { problems });
    } catch (error) {
      this._end(signal, { failure: failureOf(error) });
    }
  }

  private _take(found: readonly ProfileSketch[], signal: AbortSignal): void {
    if (!signal.aborted) {
      this.set({ sketches: new Map([...this.state.sketches, ...found.map(entry)]) });
    }
  }

  private _end(signal: AbortSignal, part: Partial<CompareState>): void {
    if (!signal.aborted) {
      this.set({ reading: false, ...part });
    }
  }

  private _isSeen = false;
  private readonly _reading = new NewestOnly<readonly string[]>((files, { signal }) => this._ask(files, signal));
}

function entry({ file, axis, scan, map, profile, positions }: ProfileSketch): [string, ShownSketch] {
  const values = Float64Array.from(profile, value => value ?? NaN);
  return [file, { axis, values, positions, of: scan[0] * scan[1], map: decodeImage(map) }];
}

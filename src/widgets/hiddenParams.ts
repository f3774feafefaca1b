import type { JobParams } from './jobTraits';

/** Options that Python has set and the panel cannot show: there is no field for them, or none for such a value. */
export class HiddenParams {
  /**
   * Finds them when the panel has been filled.
   *
   * @param shown the options of the panel now
   * @returns whether they are others than before
   */
  take(params: JobParams, shown: object): boolean {
    const former = JSON.stringify(this._values);
    this._shown = new Map(Object.entries(shown).map(([name, value]) => [name, JSON.stringify(value)]));
    this._values = Object.entries(params).filter(([name, value]) => this._shown.get(name) !== JSON.stringify(value));
    return JSON.stringify(this._values) !== former;
  }

  /** Those that still count: not what the user has chosen otherwise since. @param shown the options of the panel now */
  beside(shown: object): JobParams {
    const now = new Map(Object.entries(shown).map(([name, value]) => [name, JSON.stringify(value)]));
    return Object.fromEntries(this._values.filter(([name]) => now.get(name) === this._shown.get(name)));
  }

  private _values: [string, unknown][] = [];
  private _shown: ReadonlyMap<string, string> = new Map();
}

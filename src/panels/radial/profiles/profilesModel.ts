import type { RadialProfiles } from '../../../protocol/radial/radialRequests';
import { requests } from '../../../protocol/requests';
import type { ScanRegion } from '../../../protocol/viewer';
import type { Backend } from '../../connection';
import type { Failure } from '../../parts/failure';
import { failureOf } from '../../parts/failure';
import { NewestOnly } from '../../parts/newestOnly';
import { StateModel } from '../../parts/stateModel';
import type { Grid } from '../../plots/grid';
import { decodeImage } from '../../plots/grid';

/** A profile with what it is of. */
export interface ShownProfile {
  /** 1/Å */
  readonly q: Float64Array;
  /** Counts per pixel; NaN where no pixel of the ring counts */
  readonly mean: Float64Array;
  /** Standard error of the mean by counting */
  readonly error?: Float64Array;
  /** Along the ring; absent without its file */
  readonly variance?: Float64Array;
}

export interface ProfilesState {
  /** File of mean profiles that is shown */
  readonly mean?: string;
  /** Counts summed over all rings, at each position */
  readonly intensity?: Grid;
  readonly whole?: ShownProfile;
  /** Positions that were pointed at, and their mean profile once it is there */
  readonly region?: ScanRegion;
  readonly ofRegion?: ShownProfile;
  readonly failure?: Failure;
}

const CLEARED = { intensity: undefined, whole: undefined, region: undefined, ofRegion: undefined, failure: undefined };

/** Looks into the profiles of one scan: a map of it, its mean profile, and the profile of any position or region. */
export class ProfilesModel extends StateModel<ProfilesState> {
  constructor(private readonly _backend: Backend) {
    super({});
  }

  /** Shows a file of profiles, or none. @param made when it was written: one that was written again is another */
  show(mean: string | undefined, made?: string): void {
    if (mean === this.state.mean && made === this._made) {
      return;
    }
    this._made = made;
    this._overview.clear();
    this._regions.clear();
    this.set({ mean, ...CLEARED });
    if (mean !== undefined) {
      this._overview.ask(mean);
    }
  }

  /** Shows the mean profile of some positions beside that of the scan. */
  point(region: ScanRegion): void {
    if (this.state.mean !== undefined) {
      this.set({ region });
      this._regions.ask(region);
    }
  }

  private async _look(mean: string, signal: AbortSignal): Promise<void> {
    try {
      const found = await this._backend.request(requests.radialProfiles, { mean }, { signal });
      if (!signal.aborted) {
        this.set({ intensity: found.intensity && decodeImage(found.intensity), whole: shown(found) });
      }
    } catch (error) {
      this._fail(error, signal);
    }
  }

  private async _lookAt(region: ScanRegion, signal: AbortSignal): Promise<void> {
    const { mean = '' } = this.state;
    try {
      const found = await this._backend.request(requests.radialProfiles, { mean, region }, { signal });
      if (!signal.aborted) {
        this.set({ ofRegion: shown(found), failure: undefined });
      }
    } catch (error) {
      this._fail(error, signal);
    }
  }

  private _fail(error: unknown, signal: AbortSignal): void {
    if (!signal.aborted) {
      this.set({ failure: failureOf(error) });
    }
  }

  private _made: string | undefined;
  private readonly _overview = new NewestOnly<string>((mean, { signal }) => this._look(mean, signal));
  private readonly _regions = new NewestOnly<ScanRegion>((region, { signal }) => this._lookAt(region, signal));
}

function shown({ profile, error, variance, offset, scale }: RadialProfiles): ShownProfile {
  const numbers = (values: readonly (number | null)[]): Float64Array =>
    Float64Array.from(values, value => value ?? NaN);
  return {
    q: Float64Array.from(profile, (_, bin) => offset + scale * bin),
    mean: numbers(profile),
    error: error && numbers(error),
    variance: variance && numbers(variance)
  };
}

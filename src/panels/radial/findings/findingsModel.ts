import type { NormalisedVarianceCurves, RadialFindings } from '../../../protocol/radial/radialFindings';
import { requests } from '../../../protocol/requests';
import type { ScanRegion } from '../../../protocol/viewer';
import type { Backend } from '../../connection';
import type { Failure } from '../../parts/failure';
import { failureOf } from '../../parts/failure';
import { NewestOnly } from '../../parts/newestOnly';
import { StateModel } from '../../parts/stateModel';

export interface FindingsState {
  /** File of mean profiles whose findings are shown */
  readonly mean?: string;
  readonly findings?: RadialFindings;
  readonly failure?: Failure;
  /** Normalised variances of chosen positions, and which these are */
  readonly region?: ScanRegion;
  readonly ofRegion?: readonly NormalisedVarianceCurves[];
  /** Part of their patterns that is read, 0 to 1, while it is */
  readonly fraction?: number;
  readonly regionFailure?: Failure;
}

const NOTHING = {
  findings: undefined,
  failure: undefined,
  region: undefined,
  ofRegion: undefined,
  fraction: undefined,
  regionFailure: undefined
} as const;

/** What a transform left beside the profiles of one scan, and the normalised variances of any region of it. */
export class FindingsModel extends StateModel<FindingsState> {
  constructor(private readonly _backend: Backend) {
    super({});
  }

  /** Shows what belongs to a file of profiles, or nothing. @param made when it was written */
  show(mean: string | undefined, made?: string): void {
    if (mean !== this.state.mean || made !== this._made) {
      this._made = made;
      this._files.clear();
      this._regions.clear();
      this.set({ ...NOTHING, mean });
      if (mean !== undefined) {
        this._files.ask(mean);
      }
    }
  }

  /** Works out the normalised variances of some positions: their patterns are read again. */
  ask(region: ScanRegion): void {
    if (this.state.mean !== undefined) {
      this.set({ region, ofRegion: undefined, fraction: 0, regionFailure: undefined });
      this._regions.ask(region);
    }
  }

  /** Gives that up. */
  stop(): void {
    this._regions.clear();
    this.set({ region: undefined, ofRegion: undefined, fraction: undefined, regionFailure: undefined });
  }

  private async _look(mean: string, signal: AbortSignal): Promise<void> {
    try {
      const findings = await this._backend.request(requests.radialFindings, { mean }, { signal });
      if (!signal.aborted) {
        this.set({ findings });
      }
    } catch (error) {
      if (!signal.aborted) {
        this.set({ failure: failureOf(error) });
      }
    }
  }

  private async _vary(region: ScanRegion, signal: AbortSignal): Promise<void> {
    const { mean = '' } = this.state;
    try {
      const { variances } = await this._backend.request(
        requests.radialVariance,
        { mean, region },
        {
          signal,
          onProgress: ({ framesDone, frames }) => !signal.aborted && this.set({ fraction: framesDone / frames })
        }
      );
      if (!signal.aborted) {
        this.set({ ofRegion: variances, fraction: undefined });
      }
    } catch (error) {
      if (!signal.aborted) {
        this.set({ fraction: undefined, regionFailure: failureOf(error) });
      }
    }
  }

  private _made: string | undefined;
  private readonly _files = new NewestOnly<string>((mean, { signal }) => this._look(mean, signal));
  private readonly _regions = new NewestOnly<ScanRegion>((region, { signal, shown }) => {
    // Another region need not wait for this one
    shown();
    return this._vary(region, signal);
  });
}

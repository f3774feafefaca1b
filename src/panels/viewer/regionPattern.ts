import type { TranslationBundle } from '@jupyterlab/translation';

import { requests } from '../../protocol/requests';
import type { ScanRegion } from '../../protocol/viewer';
import type { Backend } from '../connection';
import type { Failure } from '../parts/failure';
import { StateModel } from '../parts/stateModel';
import type { Grid } from '../plots/grid';
import { decodeImage } from '../plots/grid';
import type { Turn } from './newestOnly';
import { NewestOnly } from './newestOnly';
import type { ViewedData } from './viewedData';
import { checkVersion, viewerFailure } from './viewerFailure';

export interface RegionPatternState {
  readonly region?: ScanRegion;
  /** The sum so far, of frames spread over the region */
  readonly shown?: { readonly region: ScanRegion; readonly grid: Grid; readonly frames: number };
  /** Part that is summed, 0 to 1, while it is being summed */
  readonly fraction?: number;
  readonly failure?: Failure;
}

/** The sum of the patterns of a rectangle of the scan. */
export class RegionPattern extends StateModel<RegionPatternState> {
  constructor(
    private readonly _backend: Backend,
    private readonly _trans: TranslationBundle
  ) {
    super({});
  }

  /** Forgets what was shown. */
  open(data: ViewedData | undefined): void {
    this._newest.clear();
    this._data = data;
    this.set({ region: undefined, shown: undefined, fraction: undefined, failure: undefined });
  }

  sum(region: ScanRegion): void {
    if (this._data) {
      this.set({ region });
      this._newest.ask(region);
    }
  }

  private async _show(region: ScanRegion, { signal, shown }: Turn): Promise<void> {
    const data = this._data;
    if (!data) {
      return;
    }
    const { output } = data;
    this.set({ fraction: 0, failure: undefined });
    try {
      const answer = await this._backend.request(
        requests.viewerPatternSum,
        { output, region },
        {
          signal,
          onProgress: ({ image, framesDone, frames }) => {
            if (!signal.aborted) {
              this.set({
                shown: { region, grid: decodeImage(image), frames: framesDone },
                fraction: framesDone / frames
              });
              shown();
            }
          }
        }
      );
      checkVersion(data, answer);
      if (!signal.aborted) {
        this.set({ shown: { region, grid: decodeImage(answer.image), frames: answer.frames }, fraction: undefined });
      }
    } catch (error) {
      if (!signal.aborted) {
        this.set({ fraction: undefined, failure: viewerFailure(error, this._trans) });
      }
    }
  }

  private _data: ViewedData | undefined;
  private readonly _newest = new NewestOnly<ScanRegion>((region, turn) => this._show(region, turn));
}

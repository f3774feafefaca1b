import type { TranslationBundle } from '@jupyterlab/translation';

import { requests } from '../../protocol/requests';
import type { ScanRegion } from '../../protocol/viewer';
import type { Backend } from '../connection';
import type { Grid } from '../plots/grid';
import { decodeImage } from '../plots/grid';
import type { AskedImageState } from '../parts/askedImage';
import { AskedImage } from '../parts/askedImage';
import type { Turn } from '../parts/newestOnly';
import type { ViewedData } from './viewedData';

export interface RegionPatternState extends AskedImageState {
  readonly region?: ScanRegion;
  /** The sum so far, of frames spread over the region */
  readonly shown?: { readonly region: ScanRegion; readonly grid: Grid; readonly frames: number };
}

/** The sum of the patterns of a rectangle of the scan. */
export class RegionPattern extends AskedImage<ScanRegion, ViewedData, RegionPatternState> {
  constructor(backend: Backend, trans: TranslationBundle) {
    super(backend, trans, {});
  }

  /** Forgets what was shown. */
  override open(data: ViewedData | undefined): void {
    super.open(data);
    this.set({ region: undefined, shown: undefined, fraction: undefined, failure: undefined });
  }

  sum(region: ScanRegion): void {
    if (this._opened) {
      this.set({ region });
      this._ask(region);
    }
  }

  protected async _make(region: ScanRegion, { output }: ViewedData, { signal, shown }: Turn) {
    this.set({ fraction: 0, failure: undefined });
    const { image, frames, version } = await this._backend.request(
      requests.viewerPatternSum,
      { output, region },
      {
        signal,
        onProgress: sum => {
          if (!signal.aborted) {
            const { framesDone } = sum;
            this.set({
              shown: { region, grid: decodeImage(sum.image), frames: framesDone },
              fraction: framesDone / sum.frames
            });
            shown();
          }
        }
      }
    );
    const show = (): void => this.set({ shown: { region, grid: decodeImage(image), frames }, fraction: undefined });
    return { version, show };
  }
}

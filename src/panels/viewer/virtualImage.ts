import type { TranslationBundle } from '@jupyterlab/translation';
import { UUID } from '@lumino/coreutils';

import { GrowingImage } from '../../core/scan/growingImage';
import { requests } from '../../protocol/requests';
import type { Detector } from '../../protocol/viewer';
import type { Backend } from '../connection';
import type { Failure } from '../parts/failure';
import { StateModel } from '../parts/stateModel';
import type { Grid } from '../plots/grid';
import { decodeImage } from '../plots/grid';
import { drawGrowing } from './growingGrid';
import type { Turn } from './newestOnly';
import { NewestOnly } from './newestOnly';
import type { ViewedData } from './viewedData';
import { checkVersion, viewerFailure } from './viewerFailure';

export interface VirtualImageState {
  readonly detector?: Detector;
  /** The image as far as it is known: stays until something of the next is */
  readonly grid?: Grid;
  /** Part that is summed, 0 to 1, while it is being summed */
  readonly fraction?: number;
  /** Pixels of the pattern that count, once the image is complete */
  readonly pixels?: number;
  readonly failure?: Failure;
}

/** The image of the scan on a virtual detector, drawn as it grows. */
export class VirtualImage extends StateModel<VirtualImageState> {
  constructor(
    private readonly _backend: Backend,
    private readonly _trans: TranslationBundle
  ) {
    super({});
  }

  /** Forgets what was shown; the detector stays where it fits the patterns of the next file. */
  open(data: ViewedData | undefined): void {
    this._newest.clear();
    const { detector } = this.state;
    const fits = data && this._frame?.[0] === data.frame[0] && this._frame[1] === data.frame[1];
    this._frame = data?.frame ?? this._frame;
    this._data = data;
    this.set({
      detector: data && !fits ? undefined : detector,
      grid: undefined,
      fraction: undefined,
      pixels: undefined,
      failure: undefined
    });
  }

  /** Puts the detector somewhere, and asks for its image. A newer detector ends the image of an older one. */
  detect(detector: Detector): void {
    if (this._data?.scan) {
      this.set({ detector });
      this._newest.ask(detector);
    }
  }

  private async _show(detector: Detector, { signal, shown }: Turn): Promise<void> {
    const data = this._data;
    if (!data?.scan) {
      return;
    }
    const { output, scan } = data;
    const growing = new GrowingImage(...scan);
    this.set({ fraction: 0, pixels: undefined, failure: undefined });
    try {
      const answer = await this._backend.request(
        requests.viewerVirtualImage,
        { output, detector, viewer: this._viewer },
        {
          signal,
          onProgress: ({ part, framesDone, frames }) => {
            if (!signal.aborted && part) {
              this.set({ grid: drawGrowing(growing, part), fraction: framesDone / frames });
              shown();
            }
          }
        }
      );
      checkVersion(data, answer);
      if (!signal.aborted) {
        this.set({ grid: decodeImage(answer.image), pixels: answer.pixels, fraction: undefined });
      }
    } catch (error) {
      if (!signal.aborted) {
        this.set({ fraction: undefined, failure: viewerFailure(error, this._trans) });
      }
    }
  }

  private _data: ViewedData | undefined;
  private _frame: readonly [number, number] | undefined;
  /** By this name the backend knows which older image a new one ends. */
  private readonly _viewer = UUID.uuid4();
  private readonly _newest = new NewestOnly<Detector>((detector, turn) => this._show(detector, turn));
}

import type { TranslationBundle } from '@jupyterlab/translation';
import { UUID } from '@lumino/coreutils';

import { GrowingImage } from '../../core/scan/growingImage';
import { requests } from '../../protocol/requests';
import type { Detector } from '../../protocol/viewer';
import type { Backend } from '../connection';
import type { Grid } from '../plots/grid';
import { decodeImage } from '../plots/grid';
import type { AskedImageState } from '../parts/askedImage';
import { AskedImage } from '../parts/askedImage';
import { drawGrowing } from './growingGrid';
import type { Turn } from '../parts/newestOnly';
import type { ViewedData } from './viewedData';

export interface VirtualImageState extends AskedImageState {
  readonly detector?: Detector;
  /** The image as far as it is known: stays until something of the next is. Of a stack one row, once it is complete */
  readonly grid?: Grid;
  /** Pixels of the pattern that count, once the image is complete */
  readonly pixels?: number;
}

/** The image of the scan on a virtual detector, drawn as it grows. */
export class VirtualImage extends AskedImage<Detector, ViewedData, VirtualImageState> {
  constructor(backend: Backend, trans: TranslationBundle) {
    super(backend, trans, {});
  }

  /** Forgets what was shown; the detector stays where it fits the patterns of the next file. */
  override open(data: ViewedData | undefined): void {
    super.open(data);
    const { detector } = this.state;
    const fits = data && this._frame?.[0] === data.frame[0] && this._frame[1] === data.frame[1];
    this._frame = data?.frame ?? this._frame;
    this.set({
      detector: data && !fits ? undefined : detector,
      grid: undefined,
      fraction: undefined,
      pixels: undefined,
      failure: undefined
    });
  }

  /** Puts the detector somewhere for when its image is asked for. */
  place(detector: Detector): void {
    this.set({ detector, grid: undefined, pixels: undefined });
  }

  /** Puts the detector somewhere, and asks for its image. A newer detector ends the image of an older one. */
  detect(detector: Detector): void {
    if (this._opened) {
      this.set({ detector });
      this._ask(detector);
    }
  }

  protected async _make(detector: Detector, { output, scan }: ViewedData, { signal, shown }: Turn) {
    const growing = scan && new GrowingImage(...scan);
    this.set({ fraction: 0, pixels: undefined, failure: undefined });
    const { image, pixels, version } = await this._backend.request(
      requests.viewerVirtualImage,
      { output, detector, viewer: this._viewer },
      {
        signal,
        onProgress: ({ part, framesDone, frames }) => {
          if (signal.aborted) {
            return;
          }
          this.set({ fraction: framesDone / frames, ...(growing && part && { grid: drawGrowing(growing, part) }) });
          if (part) {
            shown();
          }
        }
      }
    );
    return { version, show: () => this.set({ grid: decodeImage(image), pixels, fraction: undefined }) };
  }

  private _frame: readonly [number, number] | undefined;
  /** By this name the backend knows which older image a new one ends. */
  private readonly _viewer = UUID.uuid4();
}

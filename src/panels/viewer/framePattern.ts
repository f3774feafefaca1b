import type { TranslationBundle } from '@jupyterlab/translation';

import { requests } from '../../protocol/requests';
import type { FramePosition } from '../../protocol/viewer';
import type { Backend } from '../connection';
import type { Grid } from '../plots/grid';
import { decodeImage } from '../plots/grid';
import type { AskedImageState } from '../parts/askedImage';
import { AskedImage } from '../parts/askedImage';
import type { Turn } from '../parts/newestOnly';
import type { ViewedData } from './viewedData';

/** The pattern of one frame. */
export interface ShownPattern {
  readonly at: FramePosition;
  readonly grid: Grid;
  readonly total: number;
  /** False where the detector has missed the frame */
  readonly stored: boolean;
}

export interface FramePatternState extends AskedImageState {
  /** What was asked for last */
  readonly at?: FramePosition;
  /** What is there: stays until the next is */
  readonly shown?: ShownPattern;
}

/** The pattern at the position the user points at. */
export class FramePattern extends AskedImage<FramePosition, ViewedData, FramePatternState> {
  constructor(backend: Backend, trans: TranslationBundle) {
    super(backend, trans, {});
  }

  /** Forgets what was shown. */
  override open(data: ViewedData | undefined): void {
    super.open(data);
    this.set({ at: undefined, shown: undefined, failure: undefined });
  }

  point(at: FramePosition): void {
    if (this._opened) {
      this.set({ at });
      this._ask(at);
    }
  }

  protected async _make(at: FramePosition, { output }: ViewedData, { signal }: Turn) {
    const { image, total, stored, version } = await this._backend.request(
      requests.viewerPattern,
      { output, at },
      { signal }
    );
    const show = (): void => this.set({ shown: { at, grid: decodeImage(image), total, stored }, failure: undefined });
    return { version, show };
  }
}

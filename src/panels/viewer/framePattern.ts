import type { TranslationBundle } from '@jupyterlab/translation';

import { requests } from '../../protocol/requests';
import type { FramePosition } from '../../protocol/viewer';
import type { Backend } from '../connection';
import type { Failure } from '../parts/failure';
import { StateModel } from '../parts/stateModel';
import type { Grid } from '../plots/grid';
import { decodeImage } from '../plots/grid';
import type { Turn } from './newestOnly';
import { NewestOnly } from './newestOnly';
import type { ViewedData } from './viewedData';
import { checkVersion, viewerFailure } from './viewerFailure';

/** The pattern of one frame. */
export interface ShownPattern {
  readonly at: FramePosition;
  readonly grid: Grid;
  readonly total: number;
  /** False where the detector has missed the frame */
  readonly stored: boolean;
}

export interface FramePatternState {
  /** What was asked for last */
  readonly at?: FramePosition;
  /** What is there: stays until the next is */
  readonly shown?: ShownPattern;
  readonly failure?: Failure;
}

/** The pattern at the position the user points at. */
export class FramePattern extends StateModel<FramePatternState> {
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
    this.set({ at: undefined, shown: undefined, failure: undefined });
  }

  point(at: FramePosition): void {
    if (this._data) {
      this.set({ at });
      this._newest.ask(at);
    }
  }

  private async _show(at: FramePosition, { signal }: Turn): Promise<void> {
    const data = this._data;
    if (!data) {
      return;
    }
    try {
      const { output } = data;
      const answer = await this._backend.request(requests.viewerPattern, { output, at }, { signal });
      checkVersion(data, answer);
      if (!signal.aborted) {
        const { image, total, stored } = answer;
        this.set({ shown: { at, grid: decodeImage(image), total, stored }, failure: undefined });
      }
    } catch (error) {
      if (!signal.aborted) {
        this.set({ failure: viewerFailure(error, this._trans) });
      }
    }
  }

  private _data: ViewedData | undefined;
  private readonly _newest = new NewestOnly<FramePosition>((at, turn) => this._show(at, turn));
}

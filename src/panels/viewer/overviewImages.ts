import type { TranslationBundle } from '@jupyterlab/translation';

import type { DirectBeam } from '../../core/detector/directBeam';
import { directBeam } from '../../core/detector/directBeam';
import { CancelledError } from '../../core/errors';
import { GrowingImage } from '../../core/scan/growingImage';
import { requests } from '../../protocol/requests';
import type { Backend } from '../connection';
import type { Failure } from '../parts/failure';
import { StateModel } from '../parts/stateModel';
import type { Grid } from '../plots/grid';
import { decodeImage } from '../plots/grid';
import { drawGrowing } from './growingGrid';
import type { ViewedData } from './viewedData';
import { fileFailure } from '../parts/fileFailure';

export interface OverviewImagesState {
  readonly sumImage?: Grid;
  readonly meanPattern?: Grid;
  /** There once all frames have been seen */
  readonly maximumPattern?: Grid;
  /** In the mean pattern, once all frames have been seen */
  readonly beam?: DirectBeam;
  readonly stepNm?: number;
  /** Part of the frames that has been looked at, 0 to 1, while it is */
  readonly fraction?: number;
  readonly failure?: Failure;
}

const NOTHING: OverviewImagesState = {
  sumImage: undefined,
  meanPattern: undefined,
  maximumPattern: undefined,
  beam: undefined,
  stepNm: undefined,
  fraction: undefined,
  failure: undefined
};

/** Sum image, mean and maximum pattern of a file: at once where it holds them, else as they are made. */
export class OverviewImages extends StateModel<OverviewImagesState> {
  constructor(
    private readonly _backend: Backend,
    private readonly _trans: TranslationBundle
  ) {
    super(NOTHING);
  }

  async open(data: ViewedData | undefined): Promise<void> {
    this._reading?.abort();
    const reading = new AbortController();
    this._reading = reading;
    this.set(data ? { ...NOTHING, fraction: 0 } : NOTHING);
    if (data) {
      await this._read(data, reading.signal);
    }
  }

  private async _read({ output, scan }: ViewedData, signal: AbortSignal): Promise<void> {
    const growing = scan && new GrowingImage(...scan);
    try {
      const images = await this._backend.request(
        requests.viewerOverview,
        { output },
        {
          signal,
          onProgress: ({ part, meanPattern, framesDone, frames }) => {
            if (!signal.aborted) {
              this.set({
                meanPattern: decodeImage(meanPattern),
                fraction: framesDone / frames,
                ...(growing && part && { sumImage: drawGrowing(growing, part) })
              });
            }
          }
        }
      );
      if (!signal.aborted) {
        const meanPattern = decodeImage(images.meanPattern);
        this.set({
          sumImage: images.sumImage && decodeImage(images.sumImage),
          meanPattern,
          beam: directBeam(meanPattern.values, ...meanPattern.shape),
          maximumPattern: decodeImage(images.maximumPattern),
          stepNm: images.stepNm,
          fraction: undefined
        });
      }
    } catch (error) {
      if (!signal.aborted && !(error instanceof CancelledError)) {
        this.set({ fraction: undefined, failure: fileFailure(error, this._trans) });
      }
    }
  }

  private _reading: AbortController | undefined;
}

import type { PathGuard } from '../../storage/pathGuard';
import { SeriesDivision } from '../../storage/merlin/seriesAmong';
import type { SizedFile } from '../../storage/merlin/seriesAmong';
import type { DetailJob, Details } from './details';
import { readDetails } from './details';
import { MetadataStore } from './metadataStore';
import type { ThumbnailJob } from './thumbnail';
import { readThumbnail } from './thumbnail';
import type { Thumbnail } from '../../protocol/acquisitions';

/** Questions to a reader of acquisitions, by name, with what is asked and what is answered. */
export interface Questions {
  details: { job: DetailJob; answer: Details };
  series: { job: readonly SizedFile[]; answer: string[][] };
  thumbnail: { job: ThumbnailJob; answer: Thumbnail };
}

export type Question = keyof Questions;

/** Reads acquisitions: in threads of its own, or within the calling thread where none can be started. */
export interface AcquisitionReader {
  /**
   * @param guard asked before any path is opened that was not found in a folder it has let through
   * @param signal makes the answer unwanted: it is then not waited for
   */
  ask<Q extends Question>(
    question: Q,
    job: Questions[Q]['job'],
    guard: PathGuard,
    signal?: AbortSignal
  ): Promise<Questions[Q]['answer']>;
}

/** Answers within the calling thread. */
export class InlineReader implements AcquisitionReader {
  async ask<Q extends Question>(
    question: Q,
    job: Questions[Q]['job'],
    guard: PathGuard,
    signal?: AbortSignal
  ): Promise<Questions[Q]['answer']> {
    const answer: { [K in Question]: (asked: Questions[K]['job']) => Promise<Questions[K]['answer']> } = {
      details: asked => readDetails(asked, guard, signal, this.metadata),
      // Asked about files of folders that the guard has let through only
      series: files => this.division.divide(files, signal),
      thumbnail: asked => readThumbnail(asked, guard, signal)
    };
    return answer[question](job);
  }

  private readonly division = new SeriesDivision();
  private readonly metadata = new MetadataStore();
}

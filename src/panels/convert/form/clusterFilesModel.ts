import type { BatchFileResult, InfoFileResult } from '../../../protocol/convert/batchFiles';
import type { ConvertOptions } from '../../../protocol/convert/convertOptions';
import type { ShapeChoices } from '../../../protocol/convert/shapeChoice';
import { requests } from '../../../protocol/requests';
import type { Place } from '../../../protocol/session';
import type { Backend } from '../../connection';
import type { SubmitModel } from '../../jobs/submit/submitModel';
import type { Failure } from '../../parts/failure';
import { failureOf } from '../../parts/failure';
import { StateModel } from '../../parts/stateModel';

/** What the files are about. */
export interface ClusterInput {
  /** Raw files of the chosen acquisitions */
  readonly paths: readonly string[];
  readonly place?: Place;
  /** Absent while the options form has something to mend */
  readonly options?: ConvertOptions;
  /** What that is; one sentence */
  readonly obstacle?: string;
  /** Scan shapes of some of them, chosen by hand, by path */
  readonly shapes?: ShapeChoices;
}

/** The files of one press of the button. */
export interface WrittenFiles {
  readonly info: InfoFileResult;
  readonly batch?: BatchFileResult;
}

/** What the button does: today's three toggles. */
export interface ClusterToggles {
  /** Create conversion info file */
  readonly infoFile: boolean;
  /** Create Slurm batch file; only with the info file it reads */
  readonly batchFile: boolean;
  /** Submit a Slurm job */
  readonly submits: boolean;
}

export interface ClusterFilesState extends ClusterToggles {
  readonly input: ClusterInput;
  readonly writing: boolean;
  readonly written?: WrittenFiles;
  /** True when selection or options are not those of the files written */
  readonly stale: boolean;
  readonly failure?: Failure;
}

/** What a conversion on the cluster does: files for other tools, which are written, and the job, which is submitted. */
export class ClusterFilesModel extends StateModel<ClusterFilesState> {
  constructor(
    private readonly _backend: Backend,
    /** What is asked of the cluster */
    readonly submit: SubmitModel
  ) {
    super({ infoFile: false, batchFile: false, submits: true, input: { paths: [] }, writing: false, stale: false });
    submit.changed.connect(() => this._put({}), this);
  }

  /** What is chosen for conversion, and how. */
  setInput(input: ClusterInput): void {
    if (JSON.stringify(input) !== JSON.stringify(this.state.input)) {
      this._put({ input });
    }
  }

  setInfoFile(infoFile: boolean): void {
    this._put({ infoFile, batchFile: this.state.batchFile && infoFile });
  }

  setBatchFile(batchFile: boolean): void {
    this._put({ batchFile, infoFile: this.state.infoFile || batchFile });
  }

  setSubmits(submits: boolean): void {
    this._put({ submits });
  }

  /** Whether the button does something. */
  get canRun(): boolean {
    const { infoFile, submits, input, writing } = this.state;
    const { fieldsReady, canSubmit, state } = this.submit;
    return (
      (infoFile || submits) &&
      !writing &&
      !state.submitting &&
      input.paths.length > 0 &&
      input.options !== undefined &&
      fieldsReady &&
      (canSubmit || !submits)
    );
  }

  /** Writes the files that are ticked, then submits if that is. @returns whether a job was submitted */
  async run(): Promise<boolean> {
    const { infoFile, submits } = this.state;
    if (!this.canRun || (infoFile && !(await this._write()))) {
      return false;
    }
    // What was written is to be seen
    return submits && this.submit.submit({ staysOpen: infoFile });
  }

  get saved(): ClusterToggles {
    const { infoFile, batchFile, submits } = this.state;
    return { infoFile, batchFile, submits };
  }

  /** Takes remembered values; anything that is none is passed over. */
  restore(saved: unknown): void {
    if (typeof saved === 'object' && saved !== null) {
      const { infoFile, batchFile, submits } = saved as Partial<Record<keyof ClusterToggles, unknown>>;
      this.setInfoFile(infoFile === true);
      this.setBatchFile(batchFile === true);
      this.setSubmits(submits !== false);
    }
  }

  private async _write(): Promise<boolean> {
    const { batchFile, input } = this.state;
    const { paths, options, shapes, place } = input;
    const contents = this._contentsNow();
    this.set({ writing: true, failure: undefined });
    try {
      const info = await this._backend.request(requests.infoFile, {
        paths: [...paths],
        options,
        shapes,
        ...(place && 'session' in place && { place })
      });
      const cluster = this.submit.wish;
      const batch = batchFile
        ? await this._backend.request(requests.batchFile, { infoFile: info.path, cluster })
        : undefined;
      this._contents = contents;
      this._put({ writing: false, written: { info, batch } });
      return true;
    } catch (error) {
      this.set({ writing: false, failure: failureOf(error) });
      return false;
    }
  }

  /** Sets a part of the state, and what follows from it. */
  private _put(part: Partial<ClusterFilesState>): void {
    this.set(part);
    const stale = this.state.written !== undefined && this._contentsNow() !== this._contents;
    if (stale !== this.state.stale) {
      this.set({ stale });
    }
  }

  /** Everything the files are made of, for comparison. */
  private _contentsNow(): string {
    const { input, batchFile } = this.state;
    return JSON.stringify([input, batchFile && this.submit.wish]);
  }

  private _contents = '';
}

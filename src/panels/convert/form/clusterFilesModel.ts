import type { PlannedFile } from '../../../protocol/clusterRequests';
import type { BatchFileResult, InfoFileResult } from '../../../protocol/convert/batchFiles';
import type { ConvertOptions } from '../../../protocol/convert/convertOptions';
import type { ShapeChoices } from '../../../protocol/convert/shapeChoice';
import type { Params } from '../../../protocol/requests';
import { requests } from '../../../protocol/requests';
import type { Place } from '../../../protocol/session';
import type { Backend } from '../../connection';
import type { SubmitModel } from '../../jobs/submit/submitModel';
import type { Failure } from '../../parts/failure';
import { failureOf } from '../../parts/failure';
import { NewestOnly } from '../../parts/newestOnly';
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
  /** The files that are ticked, as they would be written now */
  readonly planned: readonly PlannedFile[];
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
    super({
      ...{ infoFile: false, batchFile: false, submits: true },
      ...{ input: { paths: [] }, writing: false, planned: [], stale: false }
    });
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

  /** All that the button would write, here and in the directory of the job. */
  get files(): readonly PlannedFile[] {
    const { planned, submits } = this.state;
    return [...planned, ...((submits && this.submit.state.plan?.files) || [])];
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
    const { batchFile } = this.state;
    const contents = this._contentsNow();
    this.set({ writing: true, failure: undefined });
    try {
      const info = await this._backend.request(requests.infoFile, this._request());
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

  private _request(): Params<typeof requests.infoFile> {
    const { paths, options, shapes, place } = this.state.input;
    return { paths: [...paths], options, shapes, ...(place && 'session' in place && { place }) };
  }

  /** Finds out again what the files would be, while they are looked at. */
  private _plan(): void {
    const { infoFile, batchFile: hasBatch, input } = this.state;
    const { state, wish: cluster } = this.submit;
    const isWanted = state.open && infoFile && input.paths.length > 0 && input.options !== undefined && cluster;
    const wish = isWanted ? { info: this._request(), hasBatch, cluster } : undefined;
    const wished = JSON.stringify(wish);
    if (wished === this._planned) {
      return;
    }
    this._planned = wished;
    if (wish) {
      this._plans.ask(wish);
    } else {
      this._plans.clear();
      this.set({ planned: [] });
    }
  }

  private async _look(wish: Params<typeof requests.filesPlan>, signal: AbortSignal): Promise<void> {
    try {
      const planned = await this._backend.request(requests.filesPlan, wish, { signal });
      if (!signal.aborted) {
        this.set({ planned });
      }
    } catch (error) {
      if (!signal.aborted) {
        this.set({ planned: [], failure: failureOf(error) });
      }
    }
  }

  /** Sets a part of the state, and what follows from it. */
  private _put(part: Partial<ClusterFilesState>): void {
    this.set(part);
    const stale = this.state.written !== undefined && this._contentsNow() !== this._contents;
    if (stale !== this.state.stale) {
      this.set({ stale });
    }
    this._plan();
  }

  /** Everything the files are made of, for comparison. */
  private _contentsNow(): string {
    const { input, batchFile } = this.state;
    return JSON.stringify([input, batchFile && this.submit.wish]);
  }

  private readonly _plans = new NewestOnly<Params<typeof requests.filesPlan>>((wish, { signal, shown }) => {
    shown();
    return this._look(wish, signal);
  });
  private _planned: string | undefined;
  private _contents = '';
}

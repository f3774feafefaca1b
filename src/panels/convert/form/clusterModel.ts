import type { TranslationBundle } from '@jupyterlab/translation';

import type { BatchFileResult, InfoFileResult } from '../../../protocol/convert/batchFiles';
import type { ConvertOptions } from '../../../protocol/convert/convertOptions';
import { requests } from '../../../protocol/requests';
import type { Place } from '../../../protocol/session';
import type { ShapeChoices } from '../../../protocol/convert/shapeChoice';
import type { Backend } from '../../connection';
import type { Failure } from '../../parts/failure';
import { failureOf } from '../../parts/failure';
import { StateModel } from '../../parts/stateModel';
import type { ClusterDefaults, ClusterForm, ClusterProblems, Partition } from './clusterForm';
import { gpuPartition, readCluster, usualCluster } from './clusterForm';

/** What the files are about. */
export interface ClusterInput {
  /** Raw files of the chosen acquisitions */
  readonly paths: readonly string[];
  readonly place?: Place;
  /** Absent while the options form has something to mend */
  readonly options?: ConvertOptions;
  /** Scan shapes of some of them, chosen by hand, by path */
  readonly shapes?: ShapeChoices;
}

/** The files of one press of the button. */
export interface WrittenFiles {
  readonly info: InfoFileResult;
  readonly batch?: BatchFileResult;
}

export interface ClusterState {
  /** Create conversion info file */
  readonly infoFile: boolean;
  /** Create Slurm batch file; only with the info file it reads */
  readonly batchFile: boolean;
  readonly form: ClusterForm;
  readonly defaults: ClusterDefaults;
  readonly problems: ClusterProblems;
  readonly input: ClusterInput;
  /** Partition with graphics cards about which the user has still to say whether it is needed */
  readonly gpuQuestion?: Partition;
  readonly writing: boolean;
  readonly written?: WrittenFiles;
  /** True when selection or options are not those of the files written */
  readonly stale: boolean;
  readonly failure?: Failure;
}

/** What is remembered from one visit to the next. */
export type SavedCluster = Pick<ClusterState, 'infoFile' | 'batchFile'> & { readonly form: Partial<ClusterForm> };

/** The files for the cluster: what to put into them, and what was written. */
export class ClusterModel extends StateModel<ClusterState> {
  constructor(
    private readonly _backend: Backend,
    private readonly _trans: TranslationBundle
  ) {
    super({
      infoFile: false,
      batchFile: false,
      form: usualCluster.form,
      defaults: usualCluster,
      problems: {},
      input: { paths: [] },
      writing: false,
      stale: false
    });
  }

  /** Takes the defaults of the settings, for fields the user has not touched. */
  setDefaults(defaults: ClusterDefaults): void {
    this._put({ defaults, form: { ...defaults.form, ...this._edits } });
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

  edit(part: Partial<ClusterForm>): void {
    this._edits = { ...this._edits, ...part };
    this._put({ form: { ...this.state.form, ...part } });
  }

  /** The user has said that a partition with graphics cards is needed. */
  keepGpu(): void {
    this._kept = this.state.gpuQuestion?.name;
    this._put({});
  }

  /** Whether the button does something. */
  get canWrite(): boolean {
    const { infoFile, batchFile, input, problems, gpuQuestion, writing } = this.state;
    const isBatchReady = !batchFile || (Object.keys(problems).length === 0 && !gpuQuestion);
    return infoFile && !writing && input.paths.length > 0 && input.options !== undefined && isBatchReady;
  }

  /** Writes the files that are ticked. */
  async write(): Promise<void> {
    const { batchFile, form, defaults, input } = this.state;
    const { cluster } = readCluster(form, defaults.setup, this._trans);
    const { paths, options, shapes, place } = input;
    if (!this.canWrite || !options) {
      return;
    }
    const contents = contentsOf(this.state);
    this.set({ writing: true, failure: undefined });
    try {
      const info = await this._backend.request(requests.infoFile, {
        paths: [...paths],
        options,
        shapes,
        ...(place && 'session' in place && { place })
      });
      const batch = batchFile
        ? await this._backend.request(requests.batchFile, { infoFile: info.path, cluster })
        : undefined;
      this._contents = contents;
      this._put({ writing: false, written: { info, batch } });
    } catch (error) {
      this.set({ writing: false, failure: failureOf(error) });
    }
  }

  get saved(): SavedCluster {
    const { infoFile, batchFile } = this.state;
    return { infoFile, batchFile, form: this._edits };
  }

  /** Takes remembered values; anything that is none is passed over. */
  restore(saved: unknown): void {
    if (typeof saved !== 'object' || saved === null) {
      return;
    }
    const { infoFile, batchFile, form } = saved as Partial<Record<keyof SavedCluster, unknown>>;
    this.setInfoFile(infoFile === true);
    this.setBatchFile(batchFile === true);
    const isValue = ([field, value]: [string, unknown]): boolean =>
      field in usualCluster.form && typeof value === 'string';
    this.edit(Object.fromEntries(Object.entries(form ?? {}).filter(isValue)));
  }

  /** Sets a part of the state, and what follows from it. */
  private _put(part: Partial<ClusterState>): void {
    const next = { ...this.state, ...part };
    const { form, defaults, written } = next;
    const gpu = gpuPartition(form.partition, defaults.partitions);
    if (gpu?.name !== this._kept) {
      this._kept = undefined;
    }
    this.set({
      ...part,
      problems: readCluster(form, defaults.setup, this._trans).problems ?? {},
      gpuQuestion: gpu && gpu.name !== this._kept ? gpu : undefined,
      stale: written !== undefined && contentsOf(next) !== this._contents
    });
  }

  private _edits: Partial<ClusterForm> = {};
  private _kept?: string;
  private _contents = '';
}

/** Everything the files are made of, for comparison. */
function contentsOf({ input, form, batchFile, defaults }: ClusterState): string {
  return JSON.stringify([input, batchFile && [form, defaults.setup]]);
}

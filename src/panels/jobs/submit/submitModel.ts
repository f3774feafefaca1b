import type { TranslationBundle } from '@jupyterlab/translation';
import type { ISignal } from '@lumino/signaling';
import { Signal } from '@lumino/signaling';

import type { Kind } from '../../../protocol/capabilities';
import type { FormWish, Partition } from '../../../protocol/cluster';
import type { ClusterPlan } from '../../../protocol/clusterRequests';
import type { GivenStart, Job } from '../../../protocol/jobs';
import type { Params } from '../../../protocol/requests';
import { requests } from '../../../protocol/requests';
import type { Backend } from '../../connection';
import type { Failure } from '../../parts/failure';
import { failureOf } from '../../parts/failure';
import { NewestOnly } from '../../parts/newestOnly';
import { StateModel } from '../../parts/stateModel';
import type { JobsModel } from '../jobsModel';
import type { ClusterForm, ClusterProblems } from './clusterForm';
import { gpuPartition, readCluster, usualPartition } from './clusterForm';

/** What a panel would have done: what a start says, without where. */
export type Work<K extends Kind = Kind> = Omit<Extract<GivenStart, { kind: K }>, 'launcher' | 'cluster'>;

export interface SubmitState {
  /** Whether the form is in view */
  readonly open: boolean;
  /** What the user has typed; the rest is as the settings and the estimate have it */
  readonly form: ClusterForm;
  readonly problems: ClusterProblems;
  /** Partition with graphics cards about which the user has still to say whether it is needed */
  readonly gpuQuestion?: Partition;
  /** What the work would be on the cluster, as it was asked for last */
  readonly plan?: ClusterPlan;
  readonly planning: boolean;
  readonly submitting: boolean;
  readonly failure?: Failure;
}

export interface SubmitParts {
  readonly backend: Backend;
  readonly jobs: JobsModel;
}

/** Sends the work of a panel to the cluster: what it asks for, what that would be, and the submission. */
export class SubmitModel extends StateModel<SubmitState> {
  /**
   * @param _work what would be done; undefined while something stands in the way, which the panel says where `insists`: the user
   * has pressed the button
   */
  constructor(
    { backend, jobs }: SubmitParts,
    private readonly _trans: TranslationBundle,
    private readonly _work: (insists: boolean) => Work | undefined
  ) {
    super({
      open: false,
      form: { ...jobs.cluster.state.form, time: '', memory: '' },
      problems: {},
      planning: false,
      submitting: false
    });
    this._backend = backend;
    this._jobs = jobs;
    jobs.cluster.changed.connect(() => this._put({}), this);
  }

  /** A job of this panel is on the cluster. */
  get submitted(): ISignal<this, Job> {
    return this._submitted;
  }

  /** Where jobs can run. */
  get cluster(): JobsModel['cluster'] {
    return this._jobs.cluster;
  }

  open(): void {
    this._put({ open: true, failure: undefined });
    void this.cluster.look();
    this.plan();
  }

  close(): void {
    this.set({ open: false, failure: undefined });
  }

  /** Limits are of this panel, and of the data in it; the rest is the same in all panels. */
  edit({ time, memory, ...shared }: Partial<ClusterForm>): void {
    const limits = { ...(time !== undefined && { time }), ...(memory !== undefined && { memory }) };
    this._put({ form: { ...this.state.form, ...limits } });
    this.cluster.edit(shared);
    this.plan();
  }

  /** The user has said that a partition with graphics cards is needed. */
  keepGpu(): void {
    this._kept = this.state.gpuQuestion?.name;
    this._put({});
  }

  /** Whether the fields leave nothing to be said. */
  get fieldsReady(): boolean {
    const { problems, gpuQuestion } = this.state;
    return Object.keys(problems).length === 0 && !gpuQuestion;
  }

  /** Whether a job can be submitted. */
  get canSubmit(): boolean {
    return this.fieldsReady && this.cluster.state.site?.obstacle === undefined;
  }

  /** What is asked of the cluster as far as the form says; undefined while a field stands in the way. */
  get wish(): FormWish | undefined {
    const { site } = this.cluster.state;
    const { wish } = readCluster(this.state.form, this._trans);
    return wish && { ...(site && { partition: usualPartition(site) }), ...wish };
  }

  /** Finds out again what the work would be on the cluster; nothing while the form is closed. */
  plan(): void {
    const work = this.state.open ? this._start(false) : undefined;
    if (work && work.inputs.length > 0) {
      this.set({ planning: true });
      this._plans.ask(work);
    } else {
      this._plans.clear();
      this.set({ planning: false, plan: undefined });
    }
  }

  /** @returns whether the job is there */
  async submit({ staysOpen = false } = {}): Promise<boolean> {
    const start = this._start(true);
    if (!start || start.inputs.length === 0 || !this.canSubmit || this.state.submitting) {
      return false;
    }
    this.set({ submitting: true, failure: undefined });
    try {
      const job = await this._backend.request(requests.startJob, { ...start, launcher: 'slurm' });
      this._jobs.take([job]);
      this.set({ submitting: false, open: staysOpen });
      this._submitted.emit(job);
      return true;
    } catch (error) {
      this.set({ submitting: false, failure: failureOf(error) });
      return false;
    }
  }

  /** What would be started; undefined while a field, or the panel, stands in the way. */
  private _start(insists: boolean): GivenStart | undefined {
    const cluster = this.wish;
    const work = cluster && this._work(insists);
    // Kind, inputs and options belong together as those of the work do
    return work && ({ ...work, cluster } as GivenStart);
  }

  private async _look(work: GivenStart, signal: AbortSignal): Promise<void> {
    try {
      const plan = await this._backend.request(requests.clusterPlan, work as Params<typeof requests.clusterPlan>, {
        signal
      });
      if (!signal.aborted) {
        this.set({ plan, planning: false, failure: undefined });
      }
    } catch (error) {
      if (!signal.aborted) {
        this.set({ plan: undefined, planning: false, failure: failureOf(error) });
      }
    }
  }

  /** Sets a part of the state, and what follows from it. */
  private _put(part: Partial<SubmitState>): void {
    const { site, form: shared } = this.cluster.state;
    const form = { ...this.state.form, ...part.form, ...shared };
    const gpu = site && gpuPartition(form.partition || usualPartition(site), site.partitions);
    if (gpu?.name !== this._kept) {
      this._kept = undefined;
    }
    this.set({
      ...part,
      form,
      problems: readCluster(form, this._trans).problems ?? {},
      gpuQuestion: gpu && gpu.name !== this._kept ? gpu : undefined
    });
  }

  private readonly _plans = new NewestOnly<GivenStart>((work, { signal, shown }) => {
    // What was typed since need not wait for this one
    shown();
    return this._look(work, signal);
  });
  private readonly _submitted = new Signal<this, Job>(this);
  private readonly _backend: Backend;
  private readonly _jobs: JobsModel;
  private _kept?: string;
}

import type { TranslationBundle } from '@jupyterlab/translation';

import type { Kind } from '../../protocol/capabilities';
import type { LauncherName } from '../../protocol/jobs';
import type { ChoicesByKind, OptionsByKind, PipelinePlan } from '../../protocol/pipeline';
import { USUAL_END } from '../../protocol/pipeline';
import type { Params } from '../../protocol/requests';
import { requests } from '../../protocol/requests';
import type { Backend } from '../connection';
import type { JobsModel } from '../jobs/jobsModel';
import { SubmitModel } from '../jobs/submit/submitModel';
import type { Failure } from '../parts/failure';
import { failureOf } from '../parts/failure';
import { NewestOnly } from '../parts/newestOnly';
import { StateModel } from '../parts/stateModel';
import { folderOfPlace } from '../session/sessionForm';
import type { SessionModel } from '../session/sessionModel';
import { goldPath, usualGold } from './goldChoice';

type Asked = Params<typeof requests.startPipeline>;

export interface PipelineState {
  /** Whether what would run is in view */
  readonly open: boolean;
  readonly where: LauncherName;
  /** Folder or file of the gold, as it is typed; empty: none */
  readonly gold: string;
  /** Last step */
  readonly until: Kind;
  /** What would run, as it was asked for last */
  readonly plan?: PipelinePlan;
  readonly planning: boolean;
  readonly starting: boolean;
  readonly failure?: Failure;
}

export interface PipelineParts {
  readonly backend: Backend;
  readonly session: SessionModel;
  readonly jobs: JobsModel;
  /** Options of the steps as their panels have them; what is missing is as usual */
  options(): OptionsByKind;
  /** What was chosen in them for single data sets */
  choices(): ChoicesByKind;
}

/** All steps of the work on a session with one submission: what it would do, and its start. */
export class PipelineModel extends StateModel<PipelineState> {
  constructor({ backend, session, jobs, options, choices }: PipelineParts, trans: TranslationBundle) {
    super({ open: false, where: 'local', gold: '', until: USUAL_END, planning: false, starting: false });
    this._backend = backend;
    this._jobs = jobs;
    this._options = options;
    this._choices = choices;
    this.session = session;
    // No work of its own: it is the form of what is asked of the cluster
    this.submit = new SubmitModel({ backend, jobs }, trans, () => undefined);
    session.changed.connect(this._onSession, this);
    this.submit.changed.connect(this._follow, this);
    this._onSession();
  }

  readonly session: SessionModel;
  readonly submit: SubmitModel;

  /** Shows what would run. */
  open(where: LauncherName): void {
    void this.submit.cluster.look();
    this._planned = undefined;
    this.set({ open: true, where, plan: undefined, failure: undefined });
    this._follow();
  }

  close(): void {
    this.set({ open: false, failure: undefined });
    this._plans.clear();
  }

  /** Names the folder or file of the gold. */
  takeGold(gold: string): void {
    this._named = gold.trim();
    this._onSession();
  }

  endWith(until: Kind): void {
    this.set({ until });
    this._follow();
  }

  /** Whether what is in view can be started. */
  get canRun(): boolean {
    const { plan, planning, starting, where } = this.state;
    return plan !== undefined && !planning && !starting && (where === 'local' || this.submit.canSubmit);
  }

  /** Starts what is in view; where options have changed meanwhile, that comes into view first. */
  async run(): Promise<void> {
    const asked = this._asked;
    if (!asked || !this.canRun) {
      return;
    }
    if (JSON.stringify(asked) !== this._planned) {
      this._follow();
      return;
    }
    this.set({ starting: true, failure: undefined });
    try {
      const { jobs } = await this._backend.request(requests.startPipeline, asked);
      this._jobs.take(jobs);
      this.set({ starting: false, open: false });
    } catch (error) {
      this.set({ starting: false, failure: failureOf(error) });
    }
  }

  override dispose(): void {
    this._plans.clear();
    this.submit.dispose();
    super.dispose();
  }

  /** Undefined while no place is chosen, or a field of the cluster stands in the way. */
  private get _asked(): Asked | undefined {
    const { place, file } = this.session.state;
    const { where, gold, until } = this.state;
    const cluster = where === 'slurm' ? this.submit.wish : undefined;
    if (!place || (where === 'slurm' && !cluster)) {
      return undefined;
    }
    return {
      references: [goldPath(place, gold) ?? []].flat(),
      samples: [file ?? folderOfPlace(place)],
      until,
      options: this._options(),
      choices: this._choices(),
      launcher: where,
      cluster
    };
  }

  private _onSession(): void {
    const gold = this._named ?? usualGold(this.session.state);
    if (gold !== this.state.gold) {
      this.set({ gold });
    }
    this._follow();
  }

  /** Finds out again what would run, where that is in view and something else was asked for before. */
  private _follow(): void {
    const asked = this.state.open ? this._asked : undefined;
    const key = asked && JSON.stringify(asked);
    if (key === this._planned) {
      return;
    }
    this._planned = key;
    if (asked) {
      this.set({ planning: true, failure: undefined });
      this._plans.ask(asked);
    } else {
      this._plans.clear();
      this.set({ planning: false, plan: undefined });
    }
  }

  private async _look(asked: Asked, signal: AbortSignal): Promise<void> {
    try {
      const plan = await this._backend.request(requests.planPipeline, asked, { signal });
      if (!signal.aborted) {
        this.set({ plan, planning: false });
      }
    } catch (error) {
      if (!signal.aborted) {
        this.set({ plan: undefined, planning: false, failure: failureOf(error) });
      }
    }
  }

  private readonly _plans = new NewestOnly<Asked>((asked, { signal, shown }) => {
    // What was chosen since need not wait for this one
    shown();
    return this._look(asked, signal);
  });
  private readonly _backend: Backend;
  private readonly _jobs: JobsModel;
  private readonly _options: () => OptionsByKind;
  private readonly _choices: () => ChoicesByKind;
  /** Gold that the user has named */
  private _named?: string;
  /** What was asked for last */
  private _planned?: string;
}

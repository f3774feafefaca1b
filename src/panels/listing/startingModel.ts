import type { TranslationBundle } from '@jupyterlab/translation';
import type { ISignal } from '@lumino/signaling';

import type { ChoiceOf, ChoicesOf, Kind, OptionsOf } from '../../protocol/capabilities';
import type { GivenStart, Job } from '../../protocol/jobs';
import type { ChoicesByKind, OptionsByKind } from '../../protocol/pipeline';
import { requests } from '../../protocol/requests';
import type { Backend } from '../connection';
import type { FormModel } from '../form/formModel';
import { FrameModel } from '../frame/frameModel';
import type { JobsModel } from '../jobs/jobsModel';
import type { Work } from '../jobs/submit/submitModel';
import { SubmitModel } from '../jobs/submit/submitModel';
import type { ChoicesModel } from '../parts/choicesModel';
import type { Failure } from '../parts/failure';
import { failureOf } from '../parts/failure';
import { StateModel } from '../parts/stateModel';
import type { SessionModel } from '../session/sessionModel';
import { StepModel } from '../steps/stepModel';

/** What all panels of a page share. */
export interface House {
  readonly backend: Backend;
  readonly session: SessionModel;
  readonly jobs: JobsModel;
}

export interface StartingState {
  /** True from the click until the job is there */
  readonly starting: boolean;
  readonly failure?: Failure;
}

/** What changes when something that is remembered does. */
export type Changing = readonly { readonly changed: ISignal<unknown, unknown> }[];

/** What a panel starts: the kind of its jobs, and the form with their options. */
export interface Starting<K extends Kind, Form extends object, Options extends object, Demands extends object> {
  readonly kind: K;
  readonly form: FormModel<Form, Options, Demands>;
}

/** A panel that starts jobs of one kind on data sets, with the options of a form, here or on the cluster. */
export abstract class StartingModel<
  K extends Kind,
  State extends StartingState,
  Form extends object,
  Demands extends object = object,
  Options extends object = OptionsOf<K>
> extends StateModel<State> {
  constructor(
    { kind, form }: Starting<K, Form, Options, Demands>,
    { backend, session, jobs }: House,
    protected readonly _trans: TranslationBundle,
    state: State
  ) {
    super(state);
    this.kind = kind;
    this.form = form;
    this.backend = backend;
    this.session = session;
    this.jobs = jobs;
    this.submit = new SubmitModel({ backend, jobs }, _trans, insists => this._work(insists));
    this.submit.submitted.connect((_, job) => this._onStarted(job), this);
  }

  readonly kind: K;
  readonly form: FormModel<Form, Options, Demands>;
  readonly backend: Backend;
  readonly session: SessionModel;
  readonly jobs: JobsModel;
  /** Where else than here its jobs can run */
  readonly submit: SubmitModel;
  /** What is chosen by hand for single data sets in place of the options; absent where nothing can be */
  readonly choices?: ChoicesModel<ChoiceOf<K>>;
  readonly frame = new FrameModel();
  readonly step = new StepModel();

  /** Data sets that a job would do. */
  abstract get wanted(): readonly string[];

  /** Called by whatever shows the model. The reason of a failure is in the backend's status, which is what the panel shows. */
  connect(): void {
    void this.backend.connect().catch(() => undefined);
  }

  /** Options of the form; nothing while something in it is not possible. */
  get jobOptions(): OptionsByKind {
    const options = this._options;
    return options ? { [this.kind]: options } : {};
  }

  /** What was chosen by hand for single data sets. */
  get jobChoices(): ChoicesByKind {
    return this.choices ? { [this.kind]: this.choices.all } : {};
  }

  /** Starts a job that keeps running without this page, unless the form says what is missing. */
  async run(inputs: readonly string[] = this.wanted): Promise<void> {
    const options = this._optionsToRun();
    if (!options || inputs.length === 0 || this.state.starting) {
      return;
    }
    this._put({ starting: true, failure: undefined });
    try {
      const start = { kind: this.kind, inputs: [...inputs], options, choices: this._choicesFor(inputs) } as GivenStart;
      const job = await this.backend.request(requests.startJob, start);
      this.jobs.take([job]);
      this._onStarted(job);
      this._put({ starting: false });
    } catch (error) {
      this._put({ starting: false, failure: failureOf(error) });
    }
  }

  /** What changes when something that is remembered does. */
  get remembered(): Changing {
    return [this.form, this.frame, ...(this.choices ? [this.choices] : [])];
  }

  /** What is remembered, plain JSON of whatever age. */
  get saved(): Partial<Record<string, unknown>> {
    return { form: this.form.saved, frame: this.frame.saved, choices: this.choices?.saved };
  }

  /** Takes up what `saved` gave; anything else is left aside. */
  restore(saved: unknown): void {
    this.form.restore(savedPart(saved, 'form'));
    this.frame.restore(savedPart(saved, 'frame'));
    this.choices?.restore(savedPart(saved, 'choices'));
  }

  override dispose(): void {
    [this.form, this.submit, this.frame, this.step, this.choices].forEach(part => part?.dispose());
    super.dispose();
  }

  /** A job of this panel has been started, here or on the cluster. */
  protected _onStarted(_job: Job): void {
    // Its panel follows it without a word
  }

  /** The options to start with; undefined when something stands in the way, which is said at its field, though it be folded away. */
  protected _optionsToRun(): OptionsOf<K> | undefined {
    const options = this.form.insist();
    if (!options) {
      this.frame.openOptions();
    }
    return this._forJob(options);
  }

  /** The same as they are, without a word. */
  protected get _options(): OptionsOf<K> | undefined {
    return this._forJob(this.form.state.options);
  }

  /** What a job is told of the options of the form. */
  protected _forJob(options: Options | undefined): OptionsOf<K> | undefined {
    return options as OptionsOf<K> | undefined;
  }

  /** What was chosen for single data sets in place of the options, by path; undefined where nothing was. */
  protected _choicesFor(inputs: readonly string[]): ChoicesOf<K> | undefined {
    return this.choices?.of(inputs);
  }

  private _work(insists: boolean): Work | undefined {
    const inputs = [...this.wanted];
    const options = insists ? this._optionsToRun() : this._options;
    return options && ({ kind: this.kind, inputs, options, choices: this._choicesFor(inputs) } as Work);
  }

  private _put(part: StartingState): void {
    this.set(part as Partial<State>);
  }
}

/** A part of what was remembered; undefined where there is none. */
export function savedPart(saved: unknown, name: string): unknown {
  return typeof saved === 'object' && saved !== null ? (saved as Record<string, unknown>)[name] : undefined;
}

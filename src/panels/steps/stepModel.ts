import type { SubmitModel } from '../jobs/submit/submitModel';
import { StateModel } from '../parts/stateModel';

/** How a step of the work stands, in the words of its panel. */
export interface StepCounts {
  /** Data sets by state, in the order in which they matter */
  readonly counts: readonly StepCount[];
  /** What runs; absent while nothing does */
  readonly running?: StepProgress;
  /** The main thing to do next, for the current selection; absent while there is nothing to do */
  readonly action?: StepAction;
  /** One sentence where there are no counts: what to do first, or what is being looked for */
  readonly hint?: string;
}

export interface StepCount {
  /** Names the colour: `fd-status-<state>` */
  readonly state: string;
  /** In the user's language: "new", "failed" */
  readonly name: string;
  readonly count: number;
}

export interface StepProgress {
  /** What runs, for example "3 files" */
  readonly label: string;
  /** 0 to 1; absent while nothing is known yet */
  readonly fraction?: number;
  readonly secondsLeft?: number;
}

export interface StepAction {
  /** "Convert 12 files" */
  readonly label: string;
  /** Why it cannot be done now, in one sentence */
  readonly reason?: string;
  run(): void;
  /** The same on the cluster, by the form of its panel; absent where that cannot be */
  readonly submit?: SubmitModel;
}

/** A step in the sidebar. Whoever knows how the step stands reports it. */
export class StepModel extends StateModel<StepCounts> {
  constructor(counts: StepCounts = { counts: [] }) {
    super(counts);
  }

  /** Replaces what is shown. */
  report(counts: StepCounts): void {
    this.set({ running: undefined, action: undefined, hint: undefined, ...counts });
  }
}

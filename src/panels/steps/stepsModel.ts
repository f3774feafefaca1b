import type { IDisposable } from '@lumino/disposable';
import { DisposableDelegate } from '@lumino/disposable';

import type { JobItem } from '../../protocol/jobs';
import type { ChoicesByKind, OptionsByKind } from '../../protocol/pipeline';
import type { NeighbourSteps } from '../parts/neighbourSteps';
import { StateModel } from '../parts/stateModel';
import type { StepModel } from './stepModel';

/** A step of the work, as the sidebar lists it. */
export interface Step {
  /** Unlike that of every other step: "convert" */
  readonly id: string;
  /** Place in the order of the work: 100 for the first step, 200 for the second */
  readonly rank: number;
  /** "Convert" */
  readonly name: string;
  /** What it does: "Merlin .mib to HDF5" */
  readonly says: string;
  readonly model: StepModel;
  /** Opens its panel */
  open(): void;
  /** Opens what became of a data set; absent where there is nothing to look at */
  look?(item: JobItem): void;
  /** Options of its form as they stand, by kind; absent where it has none */
  options?(): OptionsByKind;
  /** What was chosen in it for single data sets in place of its options, by kind */
  choices?(): ChoicesByKind;
  /** Whether the user sees its panel */
  isSeen?(): boolean;
}

/** The steps of the work in their order. Each panel adds its own. */
export class StepsModel extends StateModel<{ readonly steps: readonly Step[] }> {
  constructor() {
    super({ steps: [] });
  }

  /** @returns takes the step away again when it is disposed */
  add(step: Step): IDisposable {
    const others = this._without(step.id);
    this.set({ steps: [...others, step].sort((a, b) => a.rank - b.rank) });
    return new DisposableDelegate(() => this.set({ steps: this._without(step.id) }));
  }

  /** The steps before and after one, in the order of the work. */
  around(id: string): NeighbourSteps {
    const { steps } = this.state;
    const at = steps.findIndex(step => step.id === id);
    return at < 0 ? {} : { before: steps[at - 1], after: steps[at + 1] };
  }

  private _without(id: string): Step[] {
    return this.state.steps.filter(step => step.id !== id);
  }
}

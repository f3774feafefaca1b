import * as z from 'zod';

import type { ShapeChoice, ShapeChoices } from '../../../protocol/convert/shapeChoice';
import { shapeChoiceSchema } from '../../../protocol/convert/shapeChoice';
import { StateModel } from '../../parts/stateModel';

export interface ShapesState {
  /** Scan shapes chosen by hand, by the path of the acquisition, the newest choice last */
  readonly choices: ReadonlyMap<string, ShapeChoice>;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** One change: what was there before and what came after; undefined: as the form says. */
interface Change {
  readonly path: string;
  readonly before?: ShapeChoice;
  readonly after?: ShapeChoice;
}

/** Choices to keep, and changes that can be undone. */
const MOST_CHOICES = 500;
const MOST_CHANGES = 50;

const savedSchema = z.array(z.object({ path: z.string().min(1), choice: shapeChoiceSchema }));

/** Choices as plain JSON. */
export type SavedShapes = z.output<typeof savedSchema>;

/** Which acquisitions are read with a scan shape chosen by hand, with undo and redo. */
export class ShapesModel extends StateModel<ShapesState> {
  constructor() {
    super({ choices: new Map(), canUndo: false, canRedo: false });
  }

  /** @param choice absent: as the form says for all */
  choose(path: string, choice: ShapeChoice | undefined): void {
    const before = this.state.choices.get(path);
    if (JSON.stringify(before) === JSON.stringify(choice)) {
      return;
    }
    this._done = [...this._done, { path, before, after: choice }].slice(-MOST_CHANGES);
    this._undone = [];
    this._put(path, choice);
  }

  undo(): void {
    const change = this._done.pop();
    if (change) {
      this._undone.push(change);
      this._put(change.path, change.before);
    }
  }

  redo(): void {
    const change = this._undone.pop();
    if (change) {
      this._done.push(change);
      this._put(change.path, change.after);
    }
  }

  /** The newest choices, to be kept for another time. */
  get saved(): SavedShapes {
    return Array.from(this.state.choices, ([path, choice]) => ({ path, choice })).slice(-MOST_CHOICES);
  }

  /** Takes choices kept earlier in place of those there are; none when they cannot be read as such. */
  restore(saved: unknown): void {
    const given = savedSchema.safeParse(saved);
    const kept = given.success ? given.data.slice(-MOST_CHOICES) : [];
    this.replace(Object.fromEntries(kept.map(({ path, choice }) => [path, choice])));
  }

  /** Takes these choices in place of those there are; other ones cannot be undone. */
  replace(choices: ShapeChoices): void {
    const now = new Map(Object.entries(choices));
    if (JSON.stringify([...now]) !== JSON.stringify([...this.state.choices])) {
      this._done = [];
      this._undone = [];
      this._set(now);
    }
  }

  private _put(path: string, choice: ShapeChoice | undefined): void {
    const choices = new Map(this.state.choices);
    choices.delete(path);
    if (choice) {
      choices.set(path, choice);
    }
    this._set(choices);
  }

  private _set(choices: ReadonlyMap<string, ShapeChoice>): void {
    this.set({ choices, canUndo: this._done.length > 0, canRedo: this._undone.length > 0 });
  }

  private _done: Change[] = [];
  private _undone: Change[] = [];
}

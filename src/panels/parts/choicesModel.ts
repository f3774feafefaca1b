import * as z from 'zod';

import { StateModel } from './stateModel';

export interface ChoicesState<Choice> {
  /** What was chosen by hand for single files in place of what the form says, by path, the newest choice last */
  readonly choices: ReadonlyMap<string, Choice>;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** What was there of a file before a change, and what came after; undefined: as the form says. */
interface Changed<Choice> {
  readonly path: string;
  readonly before?: Choice;
  readonly after?: Choice;
}

/** One change, of one file or several. */
type Change<Choice> = readonly Changed<Choice>[];

/** Choices to keep, and changes that can be undone. */
const MOST_CHOICES = 500;
const MOST_CHANGES = 50;

/** Choices for single files, with undo and redo. */
export class ChoicesModel<Choice> extends StateModel<ChoicesState<Choice>> {
  /** @param schema of one choice, for those that were kept */
  constructor(schema: z.ZodType<Choice>) {
    super({ choices: new Map(), canUndo: false, canRedo: false });
    this._schema = z.array(z.object({ path: z.string().min(1), choice: schema }));
  }

  /** @param choice absent: as the form says for all */
  choose(path: string, choice: Choice | undefined): void {
    this.chooseAll([path], choice);
  }

  /** The same for several files, undone together. */
  chooseAll(paths: readonly string[], choice: Choice | undefined): void {
    const change = paths
      .map(path => ({ path, before: this.state.choices.get(path), after: choice }))
      .filter(({ before }) => JSON.stringify(before) !== JSON.stringify(choice));
    if (change.length === 0) {
      return;
    }
    this._done = [...this._done, change].slice(-MOST_CHANGES);
    this._undone = [];
    this._put(change.map(({ path, after }) => [path, after]));
  }

  undo(): void {
    const change = this._done.pop();
    if (change) {
      this._undone.push(change);
      this._put(change.map(({ path, before }) => [path, before]));
    }
  }

  redo(): void {
    const change = this._undone.pop();
    if (change) {
      this._done.push(change);
      this._put(change.map(({ path, after }) => [path, after]));
    }
  }

  /** All of them by path, as jobs take them. */
  get all(): Readonly<Record<string, Choice>> {
    return Object.fromEntries(this.state.choices);
  }

  /** Those of some files. */
  of(paths: readonly string[]): Readonly<Record<string, Choice>> {
    const wanted = new Set(paths);
    return Object.fromEntries([...this.state.choices].filter(([path]) => wanted.has(path)));
  }

  /** The newest choices, to be kept for another time: plain JSON. */
  get saved(): { path: string; choice: Choice }[] {
    return Array.from(this.state.choices, ([path, choice]) => ({ path, choice })).slice(-MOST_CHOICES);
  }

  /** Takes choices kept earlier in place of those there are; none when they cannot be read as such. */
  restore(saved: unknown): void {
    const given = this._schema.safeParse(saved);
    const kept = given.success ? given.data.slice(-MOST_CHOICES) : [];
    this.replace(Object.fromEntries(kept.map(({ path, choice }) => [path, choice])));
  }

  /** Takes these choices in place of those there are; other ones cannot be undone. */
  replace(choices: Readonly<Record<string, Choice>>): void {
    const now = new Map(Object.entries(choices));
    if (JSON.stringify([...now]) !== JSON.stringify([...this.state.choices])) {
      this._done = [];
      this._undone = [];
      this._set(now);
    }
  }

  private _put(chosen: readonly (readonly [string, Choice | undefined])[]): void {
    const choices = new Map(this.state.choices);
    for (const [path, choice] of chosen) {
      choices.delete(path);
      if (choice !== undefined) {
        choices.set(path, choice);
      }
    }
    this._set(choices);
  }

  private _set(choices: ReadonlyMap<string, Choice>): void {
    this.set({ choices, canUndo: this._done.length > 0, canRedo: this._undone.length > 0 });
  }

  private _done: Change<Choice>[] = [];
  private _undone: Change<Choice>[] = [];
  private readonly _schema: z.ZodType<{ path: string; choice: Choice }[]>;
}

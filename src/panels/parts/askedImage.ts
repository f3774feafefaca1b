import type { TranslationBundle } from '@jupyterlab/translation';

import type { Backend } from '../connection';
import type { Failure } from './failure';
import type { FileVersion } from './fileFailure';
import { checkVersion, fileFailure } from './fileFailure';
import type { Turn } from './newestOnly';
import { NewestOnly } from './newestOnly';
import { StateModel } from './stateModel';

export interface AskedImageState {
  /** Part that is made, 0 to 1, while it is being made */
  readonly fraction?: number;
  readonly failure?: Failure;
}

/** An image of an opened file that is made for what the user points at, for the newest of it only. */
export abstract class AskedImage<
  Wish,
  File extends FileVersion,
  State extends AskedImageState
> extends StateModel<State> {
  constructor(
    protected readonly _backend: Backend,
    private readonly _trans: TranslationBundle,
    initial: State
  ) {
    super(initial);
  }

  /** Looks at another file, or at none. */
  open(file: File | undefined): void {
    this._newest.clear();
    this._file = file;
  }

  protected get _opened(): File | undefined {
    return this._file;
  }

  protected _ask(wish: Wish): void {
    this._newest.ask(wish);
  }

  /** Asks the backend, and shows what is known on the way. @returns what the image was read from, and how to show it whole */
  protected abstract _make(wish: Wish, file: File, turn: Turn): Promise<{ readonly version: string; show(): void }>;

  private async _follow(wish: Wish, turn: Turn): Promise<void> {
    const file = this._file;
    if (!file) {
      return;
    }
    const { signal } = turn;
    try {
      const made = await this._make(wish, file, turn);
      checkVersion(file, made);
      if (!signal.aborted) {
        made.show();
      }
    } catch (error) {
      if (!signal.aborted) {
        const failed: AskedImageState = { fraction: undefined, failure: fileFailure(error, this._trans) };
        this.set(failed as Partial<State>);
      }
    }
  }

  private _file: File | undefined;
  private readonly _newest = new NewestOnly<Wish>((wish, turn) => this._follow(wish, turn));
}

import type { TranslationBundle } from '@jupyterlab/translation';

import type { Backend } from '../connection';
import type { Failure } from '../parts/failure';
import { StateModel } from '../parts/stateModel';
import type { Turn } from './newestOnly';
import { NewestOnly } from './newestOnly';
import type { ViewedData } from './viewedData';
import { checkVersion, viewerFailure } from './viewerFailure';

export interface AskedImageState {
  /** Part that is made, 0 to 1, while it is being made */
  readonly fraction?: number;
  readonly failure?: Failure;
}

/** An image of the viewed file that is made for what the user points at, for the newest of it only. */
export abstract class AskedImage<Wish, State extends AskedImageState> extends StateModel<State> {
  constructor(
    protected readonly _backend: Backend,
    private readonly _trans: TranslationBundle,
    initial: State
  ) {
    super(initial);
  }

  /** Looks at another file, or at none. */
  open(data: ViewedData | undefined): void {
    this._newest.clear();
    this._data = data;
  }

  protected get _opened(): ViewedData | undefined {
    return this._data;
  }

  protected _ask(wish: Wish): void {
    this._newest.ask(wish);
  }

  /** Asks the backend, and shows what is known on the way. @returns what the image was read from, and how to show it whole */
  protected abstract _make(
    wish: Wish,
    data: ViewedData,
    turn: Turn
  ): Promise<{ readonly version: string; show(): void }>;

  private async _follow(wish: Wish, turn: Turn): Promise<void> {
    const data = this._data;
    if (!data) {
      return;
    }
    const { signal } = turn;
    try {
      const made = await this._make(wish, data, turn);
      checkVersion(data, made);
      if (!signal.aborted) {
        made.show();
      }
    } catch (error) {
      if (!signal.aborted) {
        const failed: AskedImageState = { fraction: undefined, failure: viewerFailure(error, this._trans) };
        this.set(failed as Partial<State>);
      }
    }
  }

  private _data: ViewedData | undefined;
  private readonly _newest = new NewestOnly<Wish>((wish, turn) => this._follow(wish, turn));
}

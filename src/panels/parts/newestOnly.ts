/** What a piece of work is told and tells. */
export interface Turn {
  /** Fired when the work is not wanted any more: nothing of it may show from then on */
  readonly signal: AbortSignal;
  /** Something of this work has been shown, so that a newer wish may end it */
  shown(): void;
}

/**
 * Does the newest of what is wished for, one thing at a time. A wish that comes meanwhile waits until the work under way
 * has shown something or is done, so that wishes that follow each other fast (a drag, a held arrow key) are seen to be
 * followed; older ones that wait are forgotten.
 */
export class NewestOnly<W> {
  /** @param _work never rejects */
  constructor(private readonly _work: (wish: W, turn: Turn) => Promise<void>) {}

  ask(wish: W): void {
    this._waiting = { wish };
    this._next();
  }

  /** Ends the work under way, and forgets what waits. */
  clear(): void {
    this._waiting = undefined;
    this._current?.controller.abort();
    this._current = undefined;
  }

  private _next(): void {
    if (!this._waiting || (this._current && !this._current.isShown)) {
      return;
    }
    const { wish } = this._waiting;
    this._waiting = undefined;
    this._current?.controller.abort();
    const mine = { controller: new AbortController(), isShown: false };
    this._current = mine;
    const shown = (): void => {
      mine.isShown = true;
      if (this._current === mine) {
        this._next();
      }
    };
    void this._work(wish, { signal: mine.controller.signal, shown }).then(() => {
      if (this._current === mine) {
        this._current = undefined;
        this._next();
      }
    });
  }

  private _waiting: { readonly wish: W } | undefined;
  private _current: { readonly controller: AbortController; isShown: boolean } | undefined;
}

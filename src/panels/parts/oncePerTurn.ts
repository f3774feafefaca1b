/** Does something once, after all that happens in one turn of the page has happened. */
export class OncePerTurn {
  constructor(private readonly _action: () => void) {}

  ask(): void {
    if (!this._isAsked && !this._isOver) {
      this._isAsked = true;
      queueMicrotask(() => {
        this._isAsked = false;
        if (!this._isOver) {
          this._action();
        }
      });
    }
  }

  /** Does nothing from now on. */
  end(): void {
    this._isOver = true;
  }

  private _isAsked = false;
  private _isOver = false;
}

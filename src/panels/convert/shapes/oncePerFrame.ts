/** Does what was asked for last, once before the page is drawn next. */
export class OncePerFrame {
  ask(action: () => void): void {
    this._action = action;
    this._frame ??= requestAnimationFrame(() => {
      this._frame = undefined;
      this._action?.();
    });
  }

  cancel(): void {
    if (this._frame !== undefined) {
      cancelAnimationFrame(this._frame);
    }
    this._frame = undefined;
    this._action = undefined;
  }

  private _frame?: number;
  private _action?: () => void;
}

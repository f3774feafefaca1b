import { nextFrame } from './nextFrame';

/** Does what was asked for last, once before the page is drawn next. */
export class OncePerFrame {
  ask(action: () => void): void {
    this._action = action;
    this._callOff ??= nextFrame(() => {
      this._callOff = undefined;
      this._action?.();
    });
  }

  cancel(): void {
    this._callOff?.();
    this._callOff = undefined;
    this._action = undefined;
  }

  private _callOff?: () => void;
  private _action?: () => void;
}

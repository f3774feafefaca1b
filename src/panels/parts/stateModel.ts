import type { IDisposable } from '@lumino/disposable';
import type { ISignal } from '@lumino/signaling';
import { Signal } from '@lumino/signaling';

/**
 * A model whose state is replaced, never changed in place, and which says when. What it hears of others is connected with `this`,
 * so that it lets go of them when it is disposed.
 */
export class StateModel<S extends object> implements IDisposable {
  constructor(initial: S) {
    this._state = initial;
  }

  get state(): S {
    return this._state;
  }

  get changed(): ISignal<this, S> {
    return this._changed;
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /** Hears and tells nothing from now on. */
  dispose(): void {
    this._isDisposed = true;
    Signal.clearData(this);
  }

  protected set(part: Partial<S>): void {
    this._state = { ...this._state, ...part };
    this._changed.emit(this._state);
  }

  private _state: S;
  private _isDisposed = false;
  private readonly _changed = new Signal<this, S>(this);
}

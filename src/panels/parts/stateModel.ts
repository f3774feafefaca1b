import type { ISignal } from '@lumino/signaling';
import { Signal } from '@lumino/signaling';

/** A model whose state is replaced, never changed in place, and which says when. */
export class StateModel<S extends object> {
  constructor(initial: S) {
    this._state = initial;
  }

  get state(): S {
    return this._state;
  }

  get changed(): ISignal<this, S> {
    return this._changed;
  }

  protected set(part: Partial<S>): void {
    this._state = { ...this._state, ...part };
    this._changed.emit(this._state);
  }

  private _state: S;
  private readonly _changed = new Signal<this, S>(this);
}

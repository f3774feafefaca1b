import { nextFrame } from './nextFrame';

/** A piece of drawing that waits. */
interface Waiting {
  /** Where it will be seen */
  place(): Element | null;
  work(): void;
}

/** Pieces are begun in one frame until so much of it is used, milliseconds. */
const FRAME_MS = 8;

/**
 * Drawing that may follow a moment later, in pieces, with frames of the browser between them, so that the page answers and
 * shows meanwhile: what is in view first, else in the order in which it was asked for.
 */
export class Turns {
  /** A piece that waits already keeps its place in the line, and does the newer work. */
  ask(piece: object, waiting: Waiting): void {
    this._waiting.set(piece, waiting);
    this._go();
  }

  callOff(piece: object): void {
    this._waiting.delete(piece);
  }

  private _go(): void {
    if (!this._isGoing && this._waiting.size > 0) {
      this._isGoing = true;
      // In a task of its own, once the frame is painted
      nextFrame(() => setTimeout(() => this._next()));
    }
  }

  private _next(): void {
    const end = performance.now() + FRAME_MS;
    this._isGoing = false;
    try {
      while (this._waiting.size > 0 && performance.now() < end) {
        this._do();
      }
    } finally {
      this._go();
    }
  }

  private _do(): void {
    const all = [...this._waiting];
    const [piece, { work }] = all.find(([, { place }]) => isInView(place())) ?? all[0];
    this._waiting.delete(piece);
    work();
  }

  private _isGoing = false;
  private readonly _waiting = new Map<object, Waiting>();
}

/** Those of the page. */
export const turns = new Turns();

function isInView(element: Element | null): boolean {
  const box = element?.getBoundingClientRect();
  return box !== undefined && box.width > 0 && box.bottom > 0 && box.top < window.innerHeight;
}

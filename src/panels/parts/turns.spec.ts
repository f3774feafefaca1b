import { Turns } from './turns';

const HEIGHT = 40;
const at = (top: number): Element => {
  const element = document.createElement('div');
  element.getBoundingClientRect = () => new DOMRect(0, top, 100, HEIGHT);
  return element;
};
Object.assign(window, {
  DOMRect: class {
    constructor(
      readonly x: number,
      readonly top: number,
      readonly width: number,
      readonly height: number
    ) {}
    get bottom(): number {
      return this.top + this.height;
    }
  }
});

/** Longer than pieces of one frame may take together. */
const takeTime = (): void => {
  const end = performance.now() + 20;
  while (performance.now() < end) {
    // A piece that takes its time
  }
};

describe('Turns', () => {
  it('lets a frame come between pieces that take their time', async () => {
    const turns = new Turns();
    const done: string[] = [];
    await new Promise<void>(resolve => {
      const ask = (name: string, then: () => void): void =>
        turns.ask(
          {},
          {
            place: () => null,
            work: () => {
              takeTime();
              done.push(name);
              requestAnimationFrame(() => done.push('frame'));
              then();
            }
          }
        );
      ask('one', () => undefined);
      ask('two', resolve);
    });
    expect(done).toEqual(['one', 'frame', 'two']);
  });

  it('draws what is in view first, and of each piece the newest alone', async () => {
    const turns = new Turns();
    const done: string[] = [];
    const below = at(window.innerHeight + 1);
    const seen = at(10);
    const [first, second, third, fourth] = [{}, {}, {}, {}];
    const all = new Promise<void>(resolve => {
      const ask = (piece: object, name: string, place: Element): void =>
        turns.ask(piece, {
          place: () => place,
          work: () => {
            done.push(name);
            if (name === 'below') {
              resolve();
            }
          }
        });
      ask(first, 'below', below);
      ask(second, 'old', seen);
      ask(third, 'third', seen);
      ask(fourth, 'never', seen);
      ask(second, 'new', seen);
      turns.callOff(fourth);
    });
    await all;
    expect(done).toEqual(['new', 'third', 'below']);
  });

  it('goes on after a piece that fails', async () => {
    const turns = new Turns();
    const failed = jest.fn();
    const listen = (event: ErrorEvent): void => (event.preventDefault(), failed());
    window.addEventListener('error', listen);
    const seen = at(10);
    await new Promise<void>(resolve => {
      turns.ask(
        {},
        {
          place: () => seen,
          work: () => {
            throw new Error('not drawn');
          }
        }
      );
      turns.ask({}, { place: () => seen, work: resolve });
    });
    window.removeEventListener('error', listen);
    expect(failed).toHaveBeenCalled();
  });
});

/** Part of an image in view: [left, right] and [bottom, top] of the axes. */
export interface View {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

const STEP = 0.1;
const ZOOM = 0.8;

/** The view after a key, as wheel and drag would change it: + and - zoom about the middle, arrows move, 0 shows all. */
export function viewAfterKey(key: string, view: View, all: View): View | undefined {
  switch (key) {
    case '+':
    case '=':
      return { x: scaled(view.x, ZOOM), y: scaled(view.y, ZOOM) };
    case '-':
      return { x: scaled(view.x, 1 / ZOOM), y: scaled(view.y, 1 / ZOOM) };
    case 'ArrowLeft':
      return { x: moved(view.x, -STEP), y: view.y };
    case 'ArrowRight':
      return { x: moved(view.x, STEP), y: view.y };
    case 'ArrowUp':
      return { x: view.x, y: moved(view.y, STEP) };
    case 'ArrowDown':
      return { x: view.x, y: moved(view.y, -STEP) };
    case '0':
      return all;
    default:
      return undefined;
  }
}

function scaled([from, to]: readonly [number, number], factor: number): [number, number] {
  const [middle, half] = [(from + to) / 2, ((to - from) / 2) * factor];
  return [middle - half, middle + half];
}

function moved([from, to]: readonly [number, number], part: number): [number, number] {
  const shift = (to - from) * part;
  return [from + shift, to + shift];
}

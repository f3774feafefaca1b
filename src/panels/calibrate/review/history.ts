/** What was tried, one after another, and which of it is looked at. Never changed in place. */
export interface History<T> {
  readonly steps: readonly T[];
  readonly at: number;
}

export function begun<T>(first: T): History<T> {
  return { steps: [first], at: 0 };
}

export function current<T>({ steps, at }: History<T>): T {
  return steps[at];
}

/** A new step after the one looked at; those after it are forgotten. */
export function stepped<T>({ steps, at }: History<T>, next: T): History<T> {
  return { steps: [...steps.slice(0, at + 1), next], at: at + 1 };
}

/** Without the step looked at and those after it; the first stays. */
export function dropped<T>({ steps, at }: History<T>): History<T> {
  return at === 0 ? { steps, at } : { steps: steps.slice(0, at), at: at - 1 };
}

/** The step that is looked at with something of it replaced. */
export function replaced<T>({ steps, at }: History<T>, step: T): History<T> {
  return { steps: steps.map((one, index) => (index === at ? step : one)), at };
}

/** One step back (-1) or forth (1), as far as there are steps. */
export function moved<T>({ steps, at }: History<T>, by: -1 | 1): History<T> {
  return { steps, at: Math.min(steps.length - 1, Math.max(0, at + by)) };
}

export function canMove<T>({ steps, at }: History<T>, by: -1 | 1): boolean {
  return steps[at + by] !== undefined;
}

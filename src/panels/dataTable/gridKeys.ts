/** What a key does in the table. */
export type GridAction =
  | { readonly kind: 'move'; readonly step: number; readonly extend: boolean }
  | { readonly kind: 'toggle' | 'range' | 'all' | 'clear' | 'open' };

export interface PressedKey {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** What a pressed key asks for; undefined for one that is nobody's business here. @param page rows in view */
export function gridAction({ key, shiftKey, ctrlKey, metaKey }: PressedKey, page: number): GridAction | undefined {
  const command = ctrlKey || metaKey;
  const step = stepOf(key, Math.max(1, page - 1));
  if (step !== undefined) {
    return { kind: 'move', step, extend: shiftKey };
  }
  switch (key) {
    case ' ':
      return { kind: shiftKey ? 'range' : 'toggle' };
    case 'a':
    case 'A':
      return command ? { kind: 'all' } : undefined;
    case 'Escape':
      return { kind: 'clear' };
    case 'Enter':
      return { kind: 'open' };
    default:
      return undefined;
  }
}

function stepOf(key: string, page: number): number | undefined {
  const steps: Partial<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
    Home: -Infinity,
    End: Infinity
  };
  return steps[key];
}

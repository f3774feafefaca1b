import type { RefObject } from 'react';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

import { turns } from './turns';

/**
 * A value whose drawing takes a while: the newest one, once it is this element's turn to be drawn. Until then it is the one
 * before, so that whoever draws by it has nothing to do.
 */
export function useInTurn<T>(value: T, element: RefObject<Element>): T {
  const [shown, setShown] = useState({ value });
  const [piece] = useState({});
  useEffect(() => {
    turns.ask(piece, {
      place: () => element.current,
      work: () => flushSync(() => setShown(before => (Object.is(before.value, value) ? before : { value })))
    });
  }, [value, piece, element]);
  useEffect(() => () => turns.callOff(piece), [piece]);
  return shown.value;
}

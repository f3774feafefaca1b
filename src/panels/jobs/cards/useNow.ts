import { useEffect, useState } from 'react';

const TICK_MS = 1000;

/** The time, again every second while it matters; milliseconds since 1970. */
export function useNow(matters: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!matters) {
      return undefined;
    }
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [matters]);
  return now;
}

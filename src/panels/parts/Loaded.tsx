import React, { useEffect, useState } from 'react';

import { LoadFailureNote } from './LoadFailureNote';

interface LoadedProps<T> {
  /** The same function at every drawing */
  load(): Promise<T>;
  children(part: T): JSX.Element;
}

/** A part of the program that is fetched when it is first shown. Until it is there nothing is drawn. */
export function Loaded<T>({ load, children }: LoadedProps<T>): JSX.Element | null {
  const [attempt, setAttempt] = useState(0);
  const [outcome, setOutcome] = useState<{ part?: T; failure?: { error: unknown } }>({});
  useEffect(() => {
    let mounted = true;
    load().then(
      part => mounted && setOutcome({ part }),
      (error: unknown) => mounted && setOutcome({ failure: { error } })
    );
    return () => {
      mounted = false;
    };
  }, [load, attempt]);
  const { part, failure } = outcome;
  if (failure) {
    const again = (): void => {
      setOutcome({});
      setAttempt(attempt + 1);
    };
    return <LoadFailureNote error={failure.error} onAgain={again} />;
  }
  return part === undefined ? null : children(part);
}

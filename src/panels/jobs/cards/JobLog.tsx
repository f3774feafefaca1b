import React, { useEffect, useRef, useState } from 'react';

import { failureOf } from '../../parts/failure';
import { useTrans } from '../../parts/trans';
import type { JobActions } from '../jobActions';

/** So much is kept of a log that somebody follows. */
const MOST_CHARACTERS = 200_000;

/** Nearer to the end somebody follows it. */
const END_PX = 80;

export interface JobLogProps {
  actions: JobActions;
  id: string;
  task: number;
  /** Of what: "Log of 20260317_101204_data.mib" */
  label: string;
}

/** What a task has written, followed to its end. */
export function JobLog({ actions, id, task, label }: JobLogProps): JSX.Element {
  const trans = useTrans();
  const [text, setText] = useState('');
  const [end, setEnd] = useState<string>();
  const box = useRef<HTMLPreElement>(null);
  // Whoever has scrolled up is left there
  const isAtEnd = useRef(true);
  useEffect(() => {
    const gone = new AbortController();
    const add = (more: string): void => setText(before => (before + more).slice(-MOST_CHARACTERS));
    actions.log(id, task, add, gone.signal).then(
      () => setEnd(''),
      (error: unknown) => gone.signal.aborted || setEnd(failureOf(error).message)
    );
    return () => gone.abort();
  }, [actions, id, task]);
  useEffect(() => {
    const { current } = box;
    if (current && isAtEnd.current) {
      current.scrollTop = current.scrollHeight;
    }
  }, [text]);
  return (
    <>
      <pre
        ref={box}
        className="fd-FileText fd-JobLog"
        tabIndex={0}
        aria-label={label}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          isAtEnd.current = scrollHeight - scrollTop - clientHeight < END_PX;
        }}
      >
        {text || (end === undefined ? trans.__('Nothing yet.') : trans.__('It has written nothing.'))}
      </pre>
      {end && <p className="fd-Problem">{end}</p>}
    </>
  );
}

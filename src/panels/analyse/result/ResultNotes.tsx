import React from 'react';

import { panelWords } from '../../../protocol/panelWords';
import { withShortPaths } from '../../parts/paths';
import { useTrans } from '../../parts/trans';

/** So many are in view where there are more than one beyond them: the components are to be in view, too. */
const IN_VIEW = 2;

/** What an analysis has to say besides its result, the rest of many folded. */
export function ResultNotes({ notes }: { notes: readonly string[] }): JSX.Element {
  const trans = useTrans();
  const shown = notes.length > IN_VIEW + 1 ? IN_VIEW : notes.length;
  const folded = notes.slice(shown);
  return (
    <>
      {notes.slice(0, shown).map(note)}
      {folded.length > 0 && (
        <details className="fd-MoreNotes">
          <summary>{trans.__('%1 more notes', folded.length)}</summary>
          {folded.map(note)}
        </details>
      )}
    </>
  );
}

function note(text: string): JSX.Element {
  return (
    <p key={text} className="fd-Note" title={panelWords(text)}>
      {withShortPaths(panelWords(text))}
    </p>
  );
}

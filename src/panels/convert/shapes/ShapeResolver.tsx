import React from 'react';

import { FailureNote } from '../../parts/FailureNote';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import { DraftActions } from './DraftActions';
import { DraftFields } from './DraftFields';
import { DraftPreview } from './DraftPreview';
import type { ResolverModel } from './resolverModel';
import { ResolverNotes } from './ResolverNotes';
import { ShapeCards } from './ShapeCards';

/** The scan shape of one acquisition: what is possible and why, the image each would give, and the one in use to be mended. */
export function ShapeResolver({ model }: { model: ResolverModel }): JSX.Element {
  const trans = useTrans();
  const { row, found, chosen, isChanged } = useModel(model);
  return (
    <section
      className="fd-Resolver"
      aria-label={trans.__('Scan shape')}
      onKeyDown={event => {
        if (event.key === 'Escape' && isChanged) {
          event.stopPropagation();
          model.back();
        } else if (event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !isText(event.target)) {
          event.preventDefault();
          event.stopPropagation();
          if (event.shiftKey) {
            model.redo();
          } else {
            model.undo();
          }
        }
      }}
    >
      <header className="fd-SectionHead">
        <h2>{row ? trans.__('Scan shape of %1', row.stem) : trans.__('Scan shape')}</h2>
        {found.state === 'ready' && (
          <span className="fd-Tag">{chosen ? trans.__('chosen by hand') : trans.__('Auto')}</span>
        )}
      </header>
      {!row && (
        <p className="fd-Hint">{trans.__('Choose an acquisition to see how its frames can be read as a scan.')}</p>
      )}
      {found.state === 'loading' && (
        <p className="fd-Hint" role="status">
          {trans.__('Reading the headers of the frames…')}
        </p>
      )}
      {found.state === 'failed' && (
        <div className="fd-ResolverNote">
          <FailureNote failure={found.failure} />
          <button type="button" className="fd-Button" onClick={() => model.again()}>
            {trans.__('Try again')}
          </button>
        </div>
      )}
      {found.state === 'ready' && <Shapes model={model} />}
    </section>
  );
}

function Shapes({ model }: { model: ResolverModel }): JSX.Element {
  const trans = useTrans();
  const { frames } = useModel(model);
  if (frames < 2) {
    return <p className="fd-Note">{trans.__('A single frame: there is no scan shape to choose.')}</p>;
  }
  return (
    <>
      <ResolverNotes model={model} />
      <div className="fd-Resolver-columns">
        <ShapeCards model={model} />
        <div className="fd-Resolver-draft">
          <DraftPreview model={model} />
          <div className="fd-Resolver-controls">
            <DraftFields model={model} />
          </div>
        </div>
      </div>
      <DraftActions model={model} />
    </>
  );
}

/** A text box undoes its own text. */
function isText(target: EventTarget): boolean {
  return target instanceof HTMLInputElement && target.type === 'text';
}

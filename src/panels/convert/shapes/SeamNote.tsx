import type { TranslationBundle } from '@jupyterlab/translation';
import React from 'react';

import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import { planTitle } from './candidateView';
import { candidateId } from './draft';
import type { ResolverModel } from './resolverModel';
import type { SeamAdvice } from './seamAdvice';
import { seamStrength } from './seamAdvice';

/** Whether the image has a seam, in words and as a number, and what would close it, a click each. */
export function SeamNote({ model }: { model: ResolverModel }): JSX.Element | null {
  const trans = useTrans();
  const { values, analysis, reading } = useModel(model);
  const { seam, advice, better } = analysis;
  if (!reading?.repaired || !values) {
    return null;
  }
  if (!values.complete) {
    return <p className="fd-Hint">{trans.__('The seam is judged when all frames are read.')}</p>;
  }
  if (seam === undefined && !better) {
    return null;
  }
  const isStack = reading.repaired.kind === 'stack';
  const isSought = advice.length === 0 && analysis.advised === reading.repaired;
  const isHelpless = isSought && seam !== undefined && seamStrength(seam) === 'clear';
  return (
    <div className="fd-SeamNote">
      {seam !== undefined && (
        <p className={`fd-Seam fd-seam-${seamStrength(seam)}`}>
          {seamSentence(seam, trans)}{' '}
          <span
            className="fd-Quiet"
            title={trans.__('Strongest step between two columns, less the usual one, in units of it')}
          >
            {trans.__('seam score %1', seam.toFixed(1))}
          </span>
        </p>
      )}
      {isHelpless && (
        <p className="fd-Hint">{trans.__('Neither another first frame nor a roll closes it: try another shape.')}</p>
      )}
      {better && (
        <>
          <p className="fd-Hint">
            {trans.__(
              isStack
                ? 'The image suggests %1: neighbouring lines differ by %2 % of what frames half a line apart do.'
                : 'The image suggests %1: neighbouring lines differ by %2 % of what they do here.',
              planTitle(better.candidate.plan, trans),
              Math.round(100 * better.ratio)
            )}
          </p>
          <button type="button" className="fd-Button" onClick={() => model.pick(candidateId(better.candidate))}>
            {trans.__('Look at %1', planTitle(better.candidate.plan, trans))}
          </button>
        </>
      )}
      {advice.map(one => (
        <button key={one.kind} type="button" className="fd-Button" onClick={() => model.edit(one.draft)}>
          {adviceSentence(one, trans)}
        </button>
      ))}
    </div>
  );
}

function seamSentence(seam: number, trans: TranslationBundle): string {
  switch (seamStrength(seam)) {
    case 'none':
      return trans.__('No seam to be seen.');
    case 'faint':
      return trans.__('A faint seam, or an edge of the sample.');
    case 'clear':
      return trans.__('A clear seam.');
  }
}

function adviceSentence({ kind, column, value }: SeamAdvice, trans: TranslationBundle): string {
  switch (kind) {
    case 'firstFrame':
      return trans.__('Seam at column %1: begin at frame %2', column, value);
    case 'roll':
      return trans._n('Seam at column %2: roll by %1 column', 'Seam at column %2: roll by %1 columns', value, column);
    case 'cropLastColumn':
      return trans.__('Column %1 stands out: leave out this last column', column);
  }
}

import React from 'react';

import type { Inspection } from '../../protocol/inspection';
import { PathText } from '../parts/PathText';
import { nameOf } from '../parts/paths';
import { formatBytes, formatCount, formatShape } from '../parts/quantities';
import { useTrans } from '../parts/trans';
import type { ConvertModel } from './convertModel';
import { byScore, candidateShape, modeName, stateName } from './found';
import { OtherShapes } from './OtherShapes';

/** What one file is, before it is converted: detector, frames, the scan shape that fits best and why, what to beware of. */
export function FoundFile({ found, model }: { found: Inspection; model: ConvertModel }): JSX.Element {
  const trans = useTrans();
  const { detector, candidates, frames, bytes, output, state, stateReason, warnings } = found;
  const [best, ...others] = byScore(candidates);
  const chips = detector.chips > 1 ? trans.__('%1 chips', detector.chips) : trans.__('1 chip');
  return (
    <section className="fd-Card" aria-label={trans.__('About the chosen file')}>
      <header className="fd-CardHead">
        <h3 title={found.input}>{nameOf(found.input)}</h3>
        <span className={`fd-Tag fd-state-${state}`} title={stateReason}>
          {stateName(state, trans)}
        </span>
      </header>
      <dl className="fd-Facts">
        <dt>{trans.__('Detector')}</dt>
        <dd>
          {trans.__('%1 px, %2 bit, %3', formatShape(detector.shape), detector.depth, chips)}
          <span className="fd-Quiet"> {trans.__('stored as %1', detector.dtype)}</span>
        </dd>
        <dt>{trans.__('Frames')}</dt>
        <dd>
          {formatCount(frames)} <span className="fd-Quiet">{formatBytes(bytes)}</span>
        </dd>
        {best && (
          <>
            <dt>{trans.__('Scan shape')}</dt>
            <dd>
              <strong>{candidateShape(best, trans)}</strong>{' '}
              <span className="fd-Quiet">
                {best.mode === 'flyback' && `${modeName('flyback', trans)}, `}
                {best.dropped > 0 && `${trans._n('%1 frame left out', '%1 frames left out', best.dropped)}, `}
                {trans.__('taken by Auto reshape')}
              </span>
              <p className="fd-Hint">{best.evidence}</p>
              <OtherShapes candidates={others} model={model} />
            </dd>
          </>
        )}
        {output && (
          <>
            <dt>{trans.__('Result')}</dt>
            <dd>
              <PathText path={output} copyLabel={trans.__('Copy the path of the result')} />
            </dd>
          </>
        )}
        {state !== 'new' && (
          <>
            <dt>{trans.__('State')}</dt>
            <dd>
              {stateReason}{' '}
              {state === 'complete' && output && (
                <button type="button" className="fd-Link" onClick={() => void model.overview.show(output)}>
                  {trans.__('Show its images')}
                </button>
              )}
            </dd>
          </>
        )}
      </dl>
      {warnings.map(warning => (
        <p key={warning} className="fd-Note fd-mod-warning">
          {warning}
        </p>
      ))}
    </section>
  );
}

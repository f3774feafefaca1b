import React from 'react';

import type { Candidate } from '../../protocol/inspection';
import { useTrans } from '../parts/trans';
import type { ConvertModel } from './convertModel';
import { candidateShape, modeName } from './found';

/** Scan shapes the frames would also allow, each to be taken over into the form. */
export function OtherShapes({
  candidates,
  model
}: {
  candidates: readonly Candidate[];
  model: ConvertModel;
}): JSX.Element | null {
  const trans = useTrans();
  if (candidates.length === 0) {
    return null;
  }
  const use = ({ mode, shape: [rows, columns], firstFrame }: Candidate): void =>
    model.edit(
      mode === 'known'
        ? {
            reshape: 'known',
            scanX: String(columns),
            scanY: String(rows),
            firstFrame: firstFrame > 0 ? String(firstFrame) : ''
          }
        : { reshape: mode }
    );
  return (
    <details>
      <summary>{trans._n('%1 other shape fits', '%1 other shapes fit', candidates.length)}</summary>
      <ul className="fd-Shapes">
        {candidates.map(candidate => (
          <li key={`${candidate.source} ${candidate.mode} ${candidate.shape.join(' ')}`}>
            <button type="button" className="fd-Link" onClick={() => use(candidate)}>
              {trans.__('Use %1', candidateShape(candidate, trans))}
            </button>{' '}
            <span className="fd-Quiet">{modeName(candidate.mode, trans)}</span>
            <p className="fd-Hint">{candidate.evidence}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}

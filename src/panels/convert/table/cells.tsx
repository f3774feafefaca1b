import React from 'react';

import { useTrans } from '../../parts/trans';
import type { CellTexts, ShownScan } from './cellTexts';
import type { TableRow } from './tableRow';

/** Time stamp of an acquisition, with its sample below where that has no column. */
export function Stamp({ row, stacked }: { row: TableRow; stacked: boolean }): JSX.Element {
  const trans = useTrans();
  const { path, cells, row: acquisition } = row;
  return (
    <>
      <span className="fd-Table-stamp" title={path}>
        {cells.stamp}
        {acquisition.files !== undefined && (
          <span className="fd-Quiet"> {trans._n('%1 file', '%1 files', acquisition.files)}</span>
        )}
      </span>
      {stacked && <span className="fd-Table-sentence fd-Quiet">{cells.sample}</span>}
    </>
  );
}

export function Sample({ name }: { name: string }): JSX.Element {
  return <span title={name}>{name}</span>;
}

/** What an acquisition was taken with, in two lines. */
export function Conditions({ cells }: { cells: CellTexts }): JSX.Element {
  const trans = useTrans();
  const line = (...values: (string | undefined)[]): string => values.filter(Boolean).join(' · ');
  return (
    <>
      <span className="fd-Table-stamp">{line(cells.voltage, cells.cameraLength)}</span>
      <span className="fd-Table-sentence fd-Quiet">
        {line(cells.step, cells.frames === undefined ? undefined : trans.__('%1 fr.', cells.frames))}
      </span>
    </>
  );
}

/** Scan shape, and whether it may change or was chosen by hand. */
export function Shape({ scan }: { scan: ShownScan | undefined }): JSX.Element {
  const trans = useTrans();
  if (!scan) {
    return <Value />;
  }
  return (
    <span className="fd-Table-shape" title={scan.evidence}>
      {scan.text}
      {scan.provisional && <span className="fd-Quiet"> {trans.__('so far')}</span>}
      {scan.guess && (
        <span
          className="fd-Table-guess"
          title={trans.__('A guess from the number of frames alone. Look at the image under Scan shape.')}
        >
          {trans.__('a guess')}
        </span>
      )}
      {scan.byHand && <span className="fd-Table-byHand">{trans.__('by hand')}</span>}
    </span>
  );
}

/** A value, or a quiet dash where it is not known. */
export function Value({ text, title }: { text?: string; title?: string }): JSX.Element {
  const trans = useTrans();
  return text === undefined ? (
    <span className="fd-Quiet">
      <span aria-hidden>–</span>
      <span className="fd-Unseen">{trans.__('not known')}</span>
    </span>
  ) : (
    <span title={title}>{text}</span>
  );
}

import React from 'react';

import type { AcquisitionRow } from '../../../protocol/acquisitions';
import type { Inspection } from '../../../protocol/convert/inspection';
import { FailureNote } from '../../parts/FailureNote';
import type { Loadable } from '../../parts/loadable';
import { PathLine } from '../../parts/PathLine';
import { formatBytes, formatCount, formatShape } from '../../parts/quantities';
import { useTrans } from '../../parts/trans';
import { headerTables } from './headerTables';

export interface AcquisitionDetailsProps {
  row: AcquisitionRow;
  /** What its headers say */
  found: Loadable<Inspection>;
  /** Whether the tables are open at first */
  isOpen?: boolean;
}

/** What is known of one acquisition: its files, how it stands and why, and everything the microscope wrote about it. */
export function AcquisitionDetails({ row, found, isOpen }: AcquisitionDetailsProps): JSX.Element {
  const trans = useTrans();
  const { path, files, bytes, taken, frames, detector, shape, depth, dtype, stateReason, output, warnings = [] } = row;
  return (
    <section className="fd-Details" aria-label={trans.__('Details of %1', row.stem)}>
      <dl className="fd-Facts">
        <Fact name={trans.__('Raw data')}>
          <PathLine path={path} copyLabel={trans.__('Copy the path of the raw data')} />
          <p className="fd-Hint">
            {[
              files !== undefined && trans._n('%1 file', '%1 files', files),
              formatBytes(bytes),
              frames !== undefined &&
                trans._n('%1 frame', '%1 frames', frames).replace(String(frames), formatCount(frames))
            ]
              .filter(Boolean)
              .join(', ')}
          </p>
        </Fact>
        {taken !== undefined && <Fact name={trans.__('Taken')}>{timeText(taken)}</Fact>}
        {detector !== undefined && (
          <Fact name={trans.__('Detector')}>
            {[
              detector,
              depth !== undefined && trans.__('%1 bit', depth),
              shape && trans.__('converted to %1 px', formatShape(shape)),
              dtype
            ]
              .filter(Boolean)
              .join(', ')}
          </Fact>
        )}
        {stateReason !== undefined && <Fact name={trans.__('State')}>{stateReason}</Fact>}
        {output !== undefined && (
          <Fact name={trans.__('Result')}>
            <PathLine path={output} copyLabel={trans.__('Copy the path of the result')} />
          </Fact>
        )}
      </dl>
      {warnings.map(warning => (
        <p key={warning} className="fd-Note fd-mod-warning">
          {warning}
        </p>
      ))}
      {found.state === 'loading' && (
        <p className="fd-Hint" role="status">
          {trans.__('Reading the headers of the frames…')}
        </p>
      )}
      {found.state === 'failed' && <FailureNote failure={found.failure} />}
      {found.state === 'ready' &&
        headerTables(found.value, trans).map(({ title, facts }) => (
          <details key={title} className="fd-HeaderTable" open={isOpen}>
            <summary>
              {title} <span className="fd-Quiet">{facts.length}</span>
            </summary>
            <dl className="fd-Facts">
              {facts.map(([name, value]) => (
                <Fact key={name} name={name}>
                  {value}
                </Fact>
              ))}
            </dl>
          </details>
        ))}
    </section>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }): JSX.Element {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** In the reader's own time where the header says the offset, otherwise as the detector's computer had it. */
function timeText(taken: string): string {
  return new Date(taken).toLocaleString();
}

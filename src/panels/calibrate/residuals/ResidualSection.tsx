import React, { memo, useMemo, useRef, useState } from 'react';

import { useInTurn } from '../../parts/useInTurn';
import { useTrans } from '../../parts/trans';
import { CurvePlot } from '../../plots/curves/CurvePlot';
import type { Drawn } from '../review/drawn';
import type { ResidualUnit } from './residualCurves';
import { azimuthResiduals, groupsWithPieces, ringResiduals } from './residualCurves';

const HEIGHT = 200;

/** How far the rings lie from where they are expected: each as a whole, and one of them around its turn. */
export const ResidualSection = memo(function ResidualSection(props: { drawn: Drawn; output: string }): JSX.Element {
  const { output } = props;
  const section = useRef<HTMLElement>(null);
  const { record, numbers } = useInTurn(props.drawn, section);
  const trans = useTrans();
  const [unit, setUnit] = useState<ResidualUnit>('%');
  const [picked, setPicked] = useState<string>();
  const groups = useMemo(() => groupsWithPieces(record), [record]);
  const group = shownOf(groups, picked);
  const rings = useMemo(() => ringResiduals(record, numbers, unit, trans), [record, numbers, unit, trans]);
  const around = useMemo(
    () => (group === undefined ? undefined : azimuthResiduals(record, numbers, group, unit, trans)),
    [record, numbers, group, unit, trans]
  );
  const y = { title: trans.__('off by'), unit };
  const choice = (value: ResidualUnit): JSX.Element => (
    <button type="button" className="fd-Toggle" aria-pressed={unit === value} onClick={() => setUnit(value)}>
      {value}
    </button>
  );
  return (
    <section className="fd-Residuals" ref={section} aria-label={trans.__('Residuals')}>
      <header className="fd-SectionHead">
        <h3>{trans.__('Residuals')}</h3>
        <span className="fd-Toggles" role="group" aria-label={trans.__('Unit')}>
          {choice('%')}
          {choice('px')}
        </span>
      </header>
      <CurvePlot
        // A scale of its own for each unit
        key={`rings ${unit}`}
        title={trans.__('Each ring')}
        curves={rings.curves}
        marks={rings.marks}
        axes={{ x: { title: trans.__('Scattering vector q'), unit: trans.__('1/Å') }, y }}
        isLinear
        output={output}
        height={HEIGHT}
      />
      {around && (
        <>
          <label className="fd-Choice">
            {trans.__('Around ring')}{' '}
            <select className="fd-Select" value={group} onChange={event => setPicked(event.target.value)}>
              {groups.map(name => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </label>
          <CurvePlot
            key={`around ${unit}`}
            title={trans.__('Around ring %1', group)}
            curves={around}
            axes={{ x: { title: trans.__('Azimuth'), unit: '°' }, y }}
            isLinear
            output={output}
            height={HEIGHT}
          />
        </>
      )}
    </section>
  );
});

/** The group that was picked, if it is there; else 220, which stands alone, or the first. */
function shownOf(groups: readonly string[], picked: string | undefined): string | undefined {
  return groups.find(name => name === picked) ?? groups.find(name => name === '220') ?? groups.at(0);
}

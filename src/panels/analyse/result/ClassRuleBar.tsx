import React from 'react';

import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import { NumberBox } from '../../plots/NumberBox';
import type { ClassRule } from './liveClasses';
import type { ResultModel } from './resultModel';

const USUAL = 90;
const LARGEST = 99.9;

/** By which rule the map shows classes, changed while one looks at it. The files of the analysis stay as they are. */
export function ClassRuleBar({ model }: { model: ResultModel }): JSX.Element {
  const trans = useTrans();
  const { rule, opened } = useModel(model);
  const percentile = rule.kind === 'percentile' ? rule.percentile : USUAL;
  const choice = (value: ClassRule, name: string, says?: string): JSX.Element => (
    <button
      type="button"
      className="fd-Toggle"
      aria-pressed={rule.kind === value.kind}
      title={says}
      onClick={() => model.setRule(value)}
    >
      {name}
    </button>
  );
  return (
    <div className="fd-AnalysisHead-line" role="group" aria-label={trans.__('Rule of the classes')}>
      <span className="fd-Quiet">{trans.__('Classes')}</span>
      <span className="fd-Toggles">
        {choice({ kind: 'analysed' }, trans.__('As analysed'), opened?.record.classes?.rule)}
        {choice({ kind: 'argmax' }, trans.__('Largest coefficient'))}
        {choice(
          { kind: 'percentile', percentile },
          trans.__('Above a percentile'),
          trans.__('Of all positions of all data sets')
        )}
      </span>
      {rule.kind === 'percentile' && (
        <span className="fd-SliderWithBox">
          <input
            type="range"
            className="fd-Slider"
            aria-label={trans.__('Percentile')}
            min={0}
            max={LARGEST}
            step={0.1}
            value={percentile}
            onChange={event => model.setRule({ kind: 'percentile', percentile: Number(event.target.value) })}
          />
          <NumberBox
            label={trans.__('Percentile in figures')}
            value={percentile}
            min={0}
            max={LARGEST}
            step={0.1}
            onValue={value => model.setRule({ kind: 'percentile', percentile: value })}
          />
        </span>
      )}
    </div>
  );
}

import React, { useMemo, useState } from 'react';

import { componentColour } from '../../../core/analysis/componentColours';
import type { AnalysisRecord } from '../../../protocol/analyse/analysisRecord';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import { CurvePlot } from '../../plots/curves/CurvePlot';
import type { ResultModel } from './resultModel';
import { scatterPoints } from './scatterPoints';

type Correlation = NonNullable<AnalysisRecord['result']['correlations']>[number];

/** Components against elements: coefficients without shot noise, with their intervals; a click shows the positions behind one. */
export function CorrelationsPart({ model }: { model: ResultModel }): JSX.Element | null {
  const trans = useTrans();
  const { opened, maps, file } = useModel(model);
  const [picked, setPicked] = useState<{ readonly component: number; readonly element: string }>();
  const correlations = useMemo(() => opened?.record.result.correlations ?? [], [opened]);
  const elements = [...new Set(correlations.map(({ element }) => element))];
  const components = [...new Set(correlations.map(({ component }) => component))].sort((a, b) => a - b);
  const stamp = opened?.record.result.files[file]?.stamp ?? '';
  const points = useMemo(() => {
    const element = maps?.elements.find(({ element }) => element === picked?.element);
    const component = picked && maps?.components.at(picked.component - 1);
    return element && component && scatterPoints(component, element.map);
  }, [maps, picked]);
  if (correlations.length === 0) {
    return null;
  }
  const at = (component: number, element: string): Correlation | undefined =>
    correlations.find(one => one.component === component && one.element === element);
  return (
    <section className="fd-Advice" aria-label={trans.__('Components and elements')}>
      <h3>{trans.__('Components and elements')}</h3>
      <table className="fd-Numbers fd-Correlations">
        <thead>
          <tr>
            <th scope="col">{trans.__('Component')}</th>
            {elements.map(element => (
              <th key={element} scope="col">
                {element}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {components.map(component => (
            <tr key={component}>
              <th scope="row">
                <span className="fd-ComponentKey" style={{ background: componentColour(component - 1) }} aria-hidden />
                {component}
              </th>
              {elements.map(element => (
                <td key={element} style={{ background: shade(at(component, element)?.r) }}>
                  <button
                    type="button"
                    aria-pressed={picked?.component === component && picked.element === element}
                    title={titleOf(component, element, at(component, element)?.chance)}
                    onClick={() => setPicked({ component, element })}
                  >
                    {says(at(component, element))}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="fd-Hint">
        {trans.__(
          'Correlation corrected for shot noise, with the interval that the noise leaves (95 %). Where it includes 0, unrelated maps as smooth as these may be as much alike by chance. Click on a value to see its positions.'
        )}
      </p>
      {picked && !points && (
        <p className="fd-Hint">{trans.__('%1 has no spectrum map: look at another data set in the maps.', stamp)}</p>
      )}
      {picked && points && (
        <CurvePlot
          title={trans.__('Component %1 and %2, %3', picked.component, picked.element, stamp)}
          curves={[
            { name: trans.__('positions'), ...points, style: 'points', colour: componentColour(picked.component - 1) }
          ]}
          axes={{
            x: { title: picked.element, unit: trans.__('net counts') },
            y: { title: trans.__('component %1', picked.component) }
          }}
          output={opened?.record.result.record}
        />
      )}
    </section>
  );

  function titleOf(component: number, element: string, chance: number | null | undefined): string {
    const see = trans.__('See the positions of component %1 and %2', component, element);
    return typeof chance === 'number' ? `${see}. ${trans.__('By chance alone: up to ±%1', chance.toFixed(2))}` : see;
  }

  function says(correlation: Correlation | undefined): JSX.Element {
    const { r = null, low = null, high = null } = correlation ?? {};
    return r === null ? (
      <span title={trans.__('One of them does not vary beyond its noise')}>{trans.__('not known')}</span>
    ) : (
      <>
        <b>{r.toFixed(2)}</b> {low !== null && high !== null && `[${low.toFixed(2)}, ${high.toFixed(2)}]`}
      </>
    );
  }
}

/** Red where two go together, blue where they avoid each other, over light and dark themes. */
function shade(r: number | null | undefined): string | undefined {
  return r === null || r === undefined
    ? undefined
    : `rgba(${r > 0 ? '214, 96, 77' : '67, 147, 195'}, ${Math.min(1, Math.abs(r)) * 0.6})`;
}

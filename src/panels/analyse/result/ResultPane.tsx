import React, { useMemo, useState } from 'react';

import { FailureNote } from '../../parts/FailureNote';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import { CurvePlot } from '../../plots/curves/CurvePlot';
import type { Span } from '../../plots/curves/curveView';
import { MatchesTable } from '../structures/MatchesTable';
import { structureMarks } from '../structures/structureMarks';
import { StructurePicker } from '../structures/StructurePicker';
import { AdvicePart } from './AdvicePart';
import { AreasTable } from './AreasTable';
import { NeighboursTable } from './NeighboursTable';
import { ChosenProfile } from './ChosenProfile';
import { chosenCurve, numberedCurves } from './componentCurves';
import { ComponentPicker } from './ComponentPicker';
import { CorrelationsPart } from './CorrelationsPart';
import { CountsPart } from './CountsPart';
import { linesOf } from './lines';
import { MapsPart } from './MapsPart';
import { PatternsPart } from './PatternsPart';
import { ResultHead } from './ResultHead';
import { SpectraPart } from './SpectraPart';
import type { ReportButtonsProps } from './ReportButtons';

/** An analysis: components, where they are, what is pointed at, and how it was made. */
export function ResultPane({ model, ...opening }: ReportButtonsProps): JSX.Element {
  const trans = useTrans();
  const { earlier, record: path, opened, component, region, ofRegion, failure } = useModel(model);
  const [range, setRange] = useState<Span>();
  const [hover, setHover] = useState<number>();
  const [structure, setStructure] = useState<string>();
  const components = useMemo(
    () =>
      numberedCurves(
        opened ? linesOf(opened.components) : [],
        component,
        trans,
        opened?.componentErrors ? linesOf(opened.componentErrors) : undefined
      ),
    [opened, component, trans]
  );
  const profiles = useMemo(() => {
    const classes = opened?.classProfiles ? linesOf(opened.classProfiles) : [];
    const all = numberedCurves(classes, component, trans).map(curve => ({
      ...curve,
      name: trans.__('class %1', curve.name)
    }));
    return ofRegion ? [chosenCurve(ofRegion, trans), ...all] : all;
  }, [opened, component, ofRegion, trans]);
  const structures = opened?.record.structures;
  const marks = useMemo(() => {
    const chosen = structures?.find(({ name }) => name === structure);
    return chosen && structureMarks(chosen, Infinity);
  }, [structures, structure]);
  if (path === undefined && earlier.length === 0) {
    return (
      <p className="fd-TableEmpty">
        {trans.__('Nothing has been analysed here yet. Select data sets and press Analyse: the result appears here.')}
      </p>
    );
  }
  const isPrincipal = opened?.record.options?.method === 'pca';
  const axis = { title: trans.__('Scattering vector q'), unit: trans.__('1/Å') };
  const shared = { marks, range, onRange: setRange, hover, onHover: setHover, output: path };
  return (
    <section className="fd-Analysis" aria-label={trans.__('Analysis')}>
      <ResultHead model={model} {...opening} />
      {failure && <FailureNote failure={failure} />}
      {!opened && !failure && <p className="fd-Quiet">{trans.__('Opening the analysis…')}</p>}
      {opened && (
        <>
          <div className="fd-AnalysisHead-line">
            <ComponentPicker model={model} />
            <StructurePicker structures={structures ?? []} chosen={structure} onChoose={setStructure} />
          </div>
          <CurvePlot
            title={trans.__('Components')}
            curves={components}
            axes={{ x: axis, y: { title: isPrincipal ? trans.__('loading') : trans.__('part of the component') } }}
            {...shared}
          />
          <MapsPart model={model} structure={structure} />
          <ChosenProfile isKept={region !== undefined}>
            {height => (
              <CurvePlot
                title={trans.__('Mean profile of each class')}
                curves={profiles}
                axes={{
                  x: axis,
                  y: {
                    title:
                      opened.record.options?.profile === 'variance'
                        ? trans.__('variance')
                        : trans.__('counts per pixel')
                  }
                }}
                scale="log"
                {...shared}
                height={height}
              />
            )}
          </ChosenProfile>
          <MatchesTable record={opened.record} chosen={structure} onChoose={setStructure} />
          <PatternsPart model={model} />
          <SpectraPart model={model} />
          <CountsPart model={model} />
          <CorrelationsPart model={model} />
          <AreasTable record={opened.record} />
          <NeighboursTable record={opened.record} />
          <AdvicePart record={opened.record} />
        </>
      )}
    </section>
  );
}

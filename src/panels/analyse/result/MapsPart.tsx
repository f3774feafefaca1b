import React, { useMemo, useState } from 'react';

import { formatCount } from '../../parts/quantities';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import type { Axes } from '../../plots/axes';
import { DisplayToolbar } from '../../plots/DisplayToolbar';
import { ImagePane } from '../../plots/ImagePane';
import type { ImageDisplay } from '../../plots/imageColours';
import { RegionOutline } from '../../plots/RegionOutline';
import type { View } from '../../plots/viewKeys';
import { AreaHulls } from './AreaHulls';
import { ClassRuleBar } from './ClassRuleBar';
import { classCounts, classesOf, thresholdsOf } from './liveClasses';
import { MatchMaps } from './MatchMaps';
import type { MapScale } from './mapDisplays';
import { classDisplay, scaledDisplay } from './mapDisplays';
import type { ResultModel } from './resultModel';

const MAPS: ImageDisplay = { scale: 'linear', colourMap: 'inferno', percentiles: [0.5, 99.5] };

/** Where classes and components are in one data set. All maps show the same part of the scan, and the positions that were chosen. */
export function MapsPart({ model, structure }: { model: ResultModel; structure?: string }): JSX.Element {
  const trans = useTrans();
  const { record: path, opened, file, maps, component, region, rule, percentiles, failure } = useModel(model);
  const [display, setDisplay] = useState(MAPS);
  const [scale, setScale] = useState<MapScale>('own');
  const [view, setView] = useState<View>();
  const [showsAreas, setShowsAreas] = useState(true);
  const count = maps?.components.length ?? 0;
  const coefficients = useMemo(() => scaledDisplay(display, maps?.components ?? [], scale), [display, maps, scale]);
  const grids = useMemo(() => maps?.components ?? [], [maps]);
  const classes = useMemo(() => classDisplay(count, component, trans), [count, component, trans]);
  const shownClasses = useMemo(() => {
    if (maps === undefined || rule.kind === 'analysed') {
      return maps?.classes;
    }
    const thresholds =
      rule.kind === 'argmax' ? maps.components.map(() => 0) : percentiles && thresholdsOf(rule, percentiles);
    return thresholds && classesOf(maps.components, thresholds);
  }, [maps, rule, percentiles]);
  const { options, result } = opened?.record ?? {};
  const unit =
    options?.method === 'pca' ? trans.__('score') : result?.loss === 'poisson' ? trans.__('counts') : trans.__('part');
  const files = result?.files ?? [];
  const output = files[file]?.input ?? path;
  // The same as long as they are the same: the profile of a region that is being drawn comes many times a second
  const shared = useMemo(
    () => ({
      view,
      onView: setView,
      output,
      onPick: ({ row, column }: { row: number; column: number }) => model.point({ row, column, rows: 1, columns: 1 }),
      onRegion: model.point.bind(model),
      onDrawing: model.point.bind(model),
      overlay: region && ((axes: Axes) => <RegionOutline axes={axes} region={region} />)
    }),
    [view, output, model, region]
  );
  const overClasses = useMemo(() => {
    const hulls =
      showsAreas && rule.kind === 'analysed'
        ? (maps?.areas ?? []).filter(area => component === undefined || area.class === component + 1)
        : [];
    const over = (axes: Axes): JSX.Element => (
      <>
        <AreaHulls axes={axes} areas={hulls} />
        {region && <RegionOutline axes={axes} region={region} />}
      </>
    );
    return hulls.length > 0 || region ? over : undefined;
  }, [maps, showsAreas, rule, component, region]);
  const scaleButton = (value: MapScale, name: string, says: string): JSX.Element => (
    <button
      type="button"
      className="fd-Toggle"
      aria-pressed={scale === value}
      title={says}
      onClick={() => setScale(value)}
    >
      {name}
    </button>
  );
  return (
    <section className="fd-AnalysisMaps" aria-label={trans.__('Maps')}>
      <header className="fd-SectionHead">
        <h3>{trans.__('Where components and classes are')}</h3>
        <select
          className="fd-Select"
          aria-label={trans.__('Data set of the maps')}
          value={file}
          onChange={event => model.look(Number(event.target.value))}
        >
          {files.map(({ stamp }, at) => (
            <option key={at} value={at}>
              {stamp}
            </option>
          ))}
        </select>
        <span className="fd-Toggles" role="group" aria-label={trans.__('Scale of the maps')}>
          {scaleButton(
            'own',
            trans.__('Own scales'),
            trans.__('Every map from its own least to its own largest values')
          )}
          {scaleButton('one', trans.__('One scale'), trans.__('All maps by one scale, to be compared'))}
        </span>
        {(maps?.areas.length ?? 0) > 0 && (
          <button
            type="button"
            className="fd-Toggle"
            aria-pressed={showsAreas}
            title={trans.__('Outlines of the areas over the classes as analysed')}
            onClick={() => setShowsAreas(!showsAreas)}
          >
            {trans.__('Areas')}
          </button>
        )}
        <DisplayToolbar
          label={trans.__('maps')}
          grids={grids}
          display={display}
          onDisplay={setDisplay}
          onWholeView={() => setView(undefined)}
        />
      </header>
      <ClassRuleBar model={model} />
      {shownClasses && (
        <p className="fd-Hint">
          {classCounts(shownClasses, count)
            .map((positions, number) =>
              number === 0
                ? trans.__('%1 positions in no class', formatCount(positions))
                : trans.__('class %1: %2', number, formatCount(positions))
            )
            .join(' · ')}
        </p>
      )}
      {!maps && !failure && <p className="fd-Quiet">{trans.__('Reading the maps…')}</p>}
      {maps && (
        <div className="fd-LinkedImages-row">
          <ImagePane
            title={trans.__('Classes')}
            grid={shownClasses ?? maps.classes}
            unit={trans.__('class')}
            display={classes}
            {...shared}
            overlay={overClasses}
          />
          {maps.components.map((grid, at) =>
            component === undefined || component === at ? (
              <ImagePane
                key={at}
                title={trans.__('Component %1', at + 1)}
                grid={grid}
                unit={unit}
                display={coefficients}
                {...shared}
              />
            ) : null
          )}
          {maps.elements.map(({ element, map }) => (
            <ImagePane
              key={element}
              title={element}
              grid={map}
              unit={trans.__('net counts')}
              display={display}
              {...shared}
            />
          ))}
        </div>
      )}
      {maps && <MatchMaps matches={maps.matches} structure={structure} display={display} shared={shared} />}
      <p className="fd-Hint">
        {region
          ? trans._n(
              'Row %2, column %3: its profile is below.',
              'From row %2, column %3: the mean profile of %1 positions is below.',
              region.rows * region.columns,
              region.row,
              region.column
            )
          : trans.__('Click on a map for the profile of a position; drag with Shift held for that of a region.')}
      </p>
    </section>
  );
}

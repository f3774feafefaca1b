import { homeIcon } from '@jupyterlab/ui-components';
import React, { useMemo, useRef, useState } from 'react';

import { IconButton } from '../../parts/IconButton';
import { useTrans } from '../../parts/trans';
import { SaveMenu } from '../export/SaveMenu';
import { PlotBoundary } from '../PlotBoundary';
import { usePlotTheme } from '../usePlotTheme';
import { CurveDrawing } from './CurveDrawing';
import { curveFile } from './curveFile';
import { CurveLegend } from './CurveLegend';
import type { CurveView, Span } from './curveView';

export interface CurvePlotProps extends Omit<CurveView, 'scale'> {
  /** What the curves are: "Radial profile" */
  title: string;
  /** Scale of the y axis at first */
  scale?: CurveView['scale'];
  /** Values that no log scale suits: of either sign, or near one another */
  isLinear?: boolean;
  /** Part of the x axis in view, where it is shared with other plots; absent: all there is */
  range?: Span;
  /** Absent: the plot keeps its own part in view */
  onRange?(range: Span | undefined): void;
  /** Place on the x axis that is pointed at, in this plot or another */
  hover?: number;
  onHover?(x: number | undefined): void;
  /** Data set the curves are of: with it they can be saved */
  output?: string;
  /** Pixels */
  height?: number;
  /** Takes the height it is given by a container of known height */
  fills?: boolean;
}

const HEIGHT = 260;

/**
 * Curves over one axis, with their legend, marks and error bands. What is in view stays as curves change; plots that share
 * `range` and `hover` move together.
 */
export function CurvePlot(props: CurvePlotProps): JSX.Element {
  const {
    title,
    curves,
    marks,
    axes,
    range,
    onRange,
    hover,
    onHover,
    output,
    isLinear,
    height = HEIGHT,
    fills
  } = props;
  const trans = useTrans();
  const figure = useRef<HTMLElement>(null);
  const theme = usePlotTheme(figure);
  const [scale, setScale] = useState(props.scale ?? 'linear');
  const [own, setOwn] = useState<Span>();
  const [y, setY] = useState<Span>();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  // By their words: axes are written where they are used, and would be others each time
  const { title: xTitle, unit: xUnit, isWhole } = axes.x;
  const { title: yTitle, unit: yUnit } = axes.y;
  const named = useMemo(
    () => ({ x: { title: xTitle, unit: xUnit, isWhole }, y: { title: yTitle, unit: yUnit } }),
    [xTitle, xUnit, isWhole, yTitle, yUnit]
  );
  const view = useMemo<CurveView>(
    () => ({ curves: curves.map(curve => ({ ...curve, hidden: hidden.has(curve.name) })), marks, axes: named, scale }),
    [curves, hidden, marks, named, scale]
  );
  const x = onRange ? range : own;
  const zoom = (nextX: Span | undefined, nextY: Span | undefined): void => {
    (onRange ?? setOwn)(nextX);
    setY(nextY);
  };
  const scaleButton = (value: CurveView['scale'], name: string): JSX.Element => (
    <button
      type="button"
      className="fd-Toggle"
      aria-pressed={scale === value}
      onClick={() => {
        setScale(value);
        // In units of the other scale
        setY(undefined);
      }}
    >
      {name}
    </button>
  );
  return (
    <figure className="fd-CurvePlot" ref={figure}>
      <figcaption>
        <span>{title}</span>
        <span className="fd-DisplayToolbar" role="toolbar" aria-label={trans.__('Display of %1', title)}>
          {!isLinear && (
            <span className="fd-Toggles">
              {scaleButton('linear', trans.__('Linear'))}
              {scaleButton('log', trans.__('Log'))}
            </span>
          )}
          <IconButton
            icon={homeIcon}
            name={trans.__('Reset view')}
            title={trans.__('Show all (key 0, or double click)')}
            onClick={() => zoom(undefined, undefined)}
          />
          {output !== undefined && (
            <SaveMenu
              what={title}
              formats={{
                png: trans.__('Picture with axes, of what is in view'),
                svg: trans.__('Vector picture with axes, of what is in view'),
                csv: trans.__('All values as text, a column for each curve')
              }}
              make={format => curveFile({ view, output, what: title, x, y, height }, format)}
            />
          )}
        </span>
      </figcaption>
      <CurveLegend
        curves={view.curves}
        onToggle={name => setHidden(new Set([...hidden, name].filter(other => other !== name || !hidden.has(name))))}
      />
      {theme && (
        <PlotBoundary>
          <CurveDrawing
            view={view}
            theme={theme}
            label={trans.__('%1: %2', title, curves.map(({ name }) => name).join(', '))}
            height={height}
            fills={fills}
            x={x}
            y={y}
            onZoom={zoom}
            hover={hover}
            onHover={onHover}
          />
        </PlotBoundary>
      )}
    </figure>
  );
}

import type { WidgetModel, WidgetView } from '@jupyter-widgets/base';

import { analyseCell, toldAnalysis } from './analyse/analyseCell';
import { calibrateCell, toldCalibration } from './calibrate/calibrateCell';
import type { CellKind } from './cellKind';
import { modelName, viewName } from './cellKind';
import { convertCell, toldConversion } from './convert/convertCell';
import { JobWidgetModel } from './jobWidgetModel';
import { JobWidgetView } from './jobWidgetView';
import { radialCell, toldTransform } from './radial/radialCell';
import type { WidgetSurroundings } from './widgetSurroundings';

/** Every kind of job that has a widget, with its panel. */
const CELL_KINDS: readonly CellKind[] = [
  { kind: 'convert', panel: convertCell, told: toldConversion },
  { kind: 'calibrate', panel: calibrateCell, told: toldCalibration },
  { kind: 'radial', panel: radialCell, told: toldTransform },
  { kind: 'analyse', panel: analyseCell, told: toldAnalysis }
];

/** The classes that the Python half names, for the registry of widgets, which constructs them by itself. */
export function cellWidgets(surroundings: WidgetSurroundings): Record<string, typeof WidgetModel | typeof WidgetView> {
  return Object.assign({}, ...CELL_KINDS.map(cellKind => classesOf(cellKind, surroundings)));
}

function classesOf(cellKind: CellKind, surroundings: WidgetSurroundings) {
  class Model extends JobWidgetModel {
    get surroundings(): WidgetSurroundings {
      return surroundings;
    }

    get cellKind(): CellKind {
      return cellKind;
    }
  }
  return { [modelName(cellKind.kind)]: Model, [viewName(cellKind.kind)]: JobWidgetView };
}

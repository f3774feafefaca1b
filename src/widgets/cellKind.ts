import type { TranslationBundle } from '@jupyterlab/translation';

import type { Kind } from '../protocol/capabilities';
import type { MakeCellPanel } from './cellPanel';

/** What widgets of a kind are. */
export interface CellKind {
  readonly kind: Kind;
  readonly panel: MakeCellPanel;
  /** A result as a notebook without kernel shows it; undefined for what is none of this kind. Absent: how the job stands is all that is shown */
  told?(entry: object, trans: TranslationBundle): ToldResult | undefined;
}

/** A result in words. */
export interface ToldResult {
  /** Of what was written, or of what was looked at */
  readonly path: string;
  readonly words: string;
}

/** How the Python half calls the model of a kind: ConvertWidgetModel. */
export function modelName(kind: Kind): string {
  return `${capital(kind)}WidgetModel`;
}

export function viewName(kind: Kind): string {
  return `${capital(kind)}WidgetView`;
}

function capital(kind: Kind): string {
  return kind[0].toUpperCase() + kind.slice(1);
}

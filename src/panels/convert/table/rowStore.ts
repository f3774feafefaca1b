import type { TranslationBundle } from '@jupyterlab/translation';

import type { AcquisitionRow, WatchProgress } from '../../../protocol/acquisitions';
import type { JobItem } from '../../../protocol/jobs';
import type { ShapeChoice } from '../../../protocol/convert/shapeChoice';
import type { RowFacts, TableRow } from './tableRow';
import { tableRow } from './tableRow';

/** Where to ask for the latest conversion of a file. */
export interface ItemSource {
  find(input: string): { readonly item: JobItem<'convert'> } | undefined;
  hasJustEnded(item: JobItem<'convert'>): boolean;
}

interface Entry {
  row: AcquisitionRow;
  /** False while a stream that was begun again has not told of it */
  confirmed: boolean;
  /** What `shown` was made of */
  facts?: RowFacts;
  shown?: TableRow;
  /** The row as it was when this page saw its conversion end: until it changes, the disk was not looked at */
  atEnd?: AcquisitionRow;
}

/** The rows of a table with what they are made of. A row is made again only when one of its parts has changed. */
export class RowStore {
  constructor(
    private readonly _items: ItemSource,
    private readonly _trans: TranslationBundle
  ) {}

  clear(): void {
    this._entries.clear();
  }

  get(path: string): AcquisitionRow | undefined {
    return this._entries.get(path)?.row;
  }

  /** All rows are about to be told again: those known stay until then. */
  restart(): void {
    this._entries.forEach(entry => (entry.confirmed = false));
  }

  take({ rows, gone, busy, total }: WatchProgress): void {
    for (const row of rows) {
      const entry = this._entries.get(row.path);
      if (!entry) {
        this._entries.set(row.path, { row, confirmed: true });
      } else {
        entry.confirmed = true;
        entry.row = fuller(entry.row, row);
      }
    }
    gone.forEach(path => this._entries.delete(path));
    if (!busy) {
      this._dropUnconfirmed(total);
    }
  }

  /** All rows as they are to be shown, in the order in which they were found. */
  rows(choices: ReadonlyMap<string, ShapeChoice>): TableRow[] {
    const shown: TableRow[] = [];
    this._entries.forEach((entry, path) => shown.push(this._shown(entry, path, choices.get(path))));
    return shown;
  }

  /** Takes off what a stream begun again has not found again, once it has told of all there is. */
  private _dropUnconfirmed(total: number): void {
    const lost = [...this._entries].filter(([, { confirmed }]) => !confirmed);
    if (this._entries.size - lost.length >= total) {
      lost.forEach(([path]) => this._entries.delete(path));
    }
  }

  private _shown(entry: Entry, path: string, choice: ShapeChoice | undefined): TableRow {
    const { row, facts, shown } = entry;
    const item = this._items.find(path)?.item;
    if (facts && item && item !== facts.item && this._items.hasJustEnded(item)) {
      entry.atEnd = row;
    }
    const justEnded = entry.atEnd === row;
    const isSame =
      facts?.row === row && facts.item === item && facts.choice === choice && facts.justEnded === justEnded;
    if (shown && isSame) {
      return shown;
    }
    entry.facts = { row, item, choice, justEnded };
    entry.shown = tableRow(entry.facts, this._trans);
    return entry.shown;
  }

  private readonly _entries = new Map<string, Entry>();
}

/** A stream that was begun again tells the name of a row first: what was known of the same data is better than that. */
function fuller(known: AcquisitionRow, news: AcquisitionRow): AcquisitionRow {
  const isBare = news.state === undefined;
  return isBare && known.bytes === news.bytes && known.modified === news.modified ? known : news;
}

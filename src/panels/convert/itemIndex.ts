import type { Job, JobItem } from '../../protocol/jobs';

/** A file together with the conversion that works on it or did so last. */
export interface FoundItem {
  readonly conversion: Job<'convert'>;
  readonly item: JobItem<'convert'>;
}

/**
 * Finds the latest conversion of a file at once, however many there are. Built anew only when conversions or files come or
 * go, which is rare, and not at their progress.
 */
export class ItemIndex {
  /** @param conversions latest first */
  update(conversions: readonly Job<'convert'>[]): void {
    const shape = conversions.map(({ id, items }) => `${id} ${items.length}`).join('\n');
    if (shape !== this._shape) {
      this._shape = shape;
      this._places.clear();
      conversions.forEach(({ items }, at) =>
        items.forEach(({ input }, index) => {
          if (!this._places.has(input)) {
            this._places.set(input, { at, index });
          }
        })
      );
    }
    this._conversions = conversions;
  }

  find(input: string): FoundItem | undefined {
    const place = this._places.get(input);
    if (!place) {
      return undefined;
    }
    const conversion = this._conversions[place.at];
    return { conversion, item: conversion.items[place.index] };
  }

  private _conversions: readonly Job<'convert'>[] = [];
  private _shape = '';
  private readonly _places = new Map<string, { at: number; index: number }>();
}

import React, { useId } from 'react';

import { formatCount } from '../../parts/quantities';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import { statusName } from './rowStatus';
import type { TableModel } from './tableModel';

/** Filter by words and by state, how many there are, and how many are selected. */
export function TableToolbar({ table }: { table: TableModel }): JSX.Element {
  const trans = useTrans();
  const id = useId();
  const { filter, statuses, counts, all, shown, selected, thumbnails } = useModel(table);
  const isFiltered = filter !== '' || statuses.size > 0;
  const hidden = isFiltered && selected.size > 0 ? hiddenOf(selected, shown) : 0;
  return (
    <div className="fd-TableBar">
      <div className="fd-TableBar-filter">
        <label className="fd-Unseen" htmlFor={id}>
          {trans.__('Filter acquisitions')}
        </label>
        <input
          id={id}
          type="search"
          className="jp-mod-styled fd-Input"
          placeholder={trans.__('Filter: sample, 300 kV, 20 cm, 256 x 256 …')}
          value={filter}
          spellCheck={false}
          autoComplete="off"
          onChange={event => table.setFilter(event.target.value)}
        />
      </div>
      <div className="fd-Tags" role="group" aria-label={trans.__('Show only states')}>
        {counts.map(({ status, count }) => (
          <button
            key={status}
            type="button"
            className={`fd-Tag fd-TagButton fd-status-${status}`}
            aria-pressed={statuses.has(status)}
            onClick={() => table.toggleStatus(status)}
          >
            {formatCount(count)} {statusName(status, trans)}
          </button>
        ))}
      </div>
      <p className="fd-TableBar-selection" role="status">
        {isFiltered && (
          <>
            {trans.__('%1 of %2 shown', formatCount(shown.length), formatCount(all.length))}{' '}
            <button type="button" className="fd-Link" onClick={() => table.clearFilter()}>
              {trans.__('Clear filter')}
            </button>
          </>
        )}
        {selected.size > 0 && (
          <>
            {isFiltered && ' · '}
            {hidden > 0
              ? trans.__(
                  '%1 selected, %2 of them hidden by the filter',
                  formatCount(selected.size),
                  formatCount(hidden)
                )
              : trans.__('%1 selected', formatCount(selected.size))}{' '}
            <button
              type="button"
              className="fd-Link"
              aria-label={trans.__('Clear selection')}
              onClick={() => table.clearSelection()}
            >
              {trans.__('Clear')}
            </button>
          </>
        )}
      </p>
      <label className="fd-Choice fd-TableBar-pictures">
        <input type="checkbox" checked={thumbnails} onChange={event => table.showThumbnails(event.target.checked)} />
        {trans.__('Pictures')}
      </label>
    </div>
  );
}

function hiddenOf(selected: ReadonlySet<string>, shown: readonly { readonly path: string }[]): number {
  return selected.size - shown.filter(({ path }) => selected.has(path)).length;
}

import type { ReactNode } from 'react';
import React, { useId } from 'react';

import { formatCount } from '../parts/quantities';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import type { DataRow } from './dataRow';
import type { DataTableModel } from './dataTableModel';

export interface DataToolbarProps<Row extends DataRow> {
  model: DataTableModel<Row>;
  /** "Filter acquisitions" */
  label: string;
  /** What a filter may look like */
  placeholder: string;
  statusName(status: Row['status']): string;
  /** More controls, at the end */
  children?: ReactNode;
}

/** Filter by words and by state, how many there are, and how many are selected. */
export function DataToolbar<Row extends DataRow>(props: DataToolbarProps<Row>): JSX.Element {
  const { model, label, placeholder, statusName, children } = props;
  const trans = useTrans();
  const id = useId();
  const { filter, statuses, counts, all, shown, selected } = useModel(model);
  const isFiltered = filter !== '' || statuses.size > 0;
  const hidden = isFiltered && selected.size > 0 ? hiddenOf(selected, shown) : 0;
  return (
    <div className="fd-TableBar">
      <div className="fd-TableBar-filter">
        <label className="fd-Unseen" htmlFor={id}>
          {label}
        </label>
        <input
          id={id}
          type="search"
          className="jp-mod-styled fd-Input"
          placeholder={placeholder}
          value={filter}
          spellCheck={false}
          autoComplete="off"
          onChange={event => model.setFilter(event.target.value)}
        />
      </div>
      <div className="fd-Tags" role="group" aria-label={trans.__('Show only states')}>
        {counts.map(({ status, count }) => (
          <button
            key={status}
            type="button"
            className={`fd-Tag fd-TagButton fd-status-${status}`}
            aria-pressed={statuses.has(status)}
            onClick={() => model.toggleStatus(status)}
          >
            {formatCount(count)} {statusName(status)}
          </button>
        ))}
      </div>
      <p className="fd-TableBar-selection" role="status">
        {isFiltered && (
          <>
            {trans.__('%1 of %2 shown', formatCount(shown.length), formatCount(all.length))}{' '}
            <button type="button" className="fd-Link" onClick={() => model.clearFilter()}>
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
              onClick={() => model.clearSelection()}
            >
              {trans.__('Clear')}
            </button>
          </>
        )}
      </p>
      {children}
    </div>
  );
}

function hiddenOf(selected: ReadonlySet<string>, shown: readonly { readonly path: string }[]): number {
  return selected.size - shown.filter(({ path }) => selected.has(path)).length;
}

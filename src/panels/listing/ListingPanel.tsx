import type { ReactNode } from 'react';
import React from 'react';

import type { Kind } from '../../protocol/capabilities';
import type { Column } from '../dataTable/column';
import type { DataRow } from '../dataTable/dataRow';
import { DataTable } from '../dataTable/DataTable';
import type { PanelFrameProps } from '../frame/PanelFrame';
import { PanelFrame } from '../frame/PanelFrame';
import { ConnectionBar } from '../parts/ConnectionBar';
import { useModel } from '../parts/useModel';
import { useStatus } from '../parts/useStatus';
import type { ListingModel } from './listingModel';
import type { RunWords } from './ListingRun';
import { ListingRun } from './ListingRun';

export interface ListingWords<Status> extends RunWords {
  /** What the rows are: "Gold references" */
  rows: string;
  /** "Table of gold references" */
  table: string;
  /** What the filter is called, and an example of one */
  filter: { label: string; placeholder: string };
  status(status: Status): string;
  /** While no folder is chosen, while it is read, and where it holds nothing */
  noFolder: string;
  looking: string;
  nothing: string;
}

export interface ListingPanelProps<K extends Kind, Row extends DataRow> extends Pick<
  PanelFrameProps,
  'label' | 'onChooseSession' | 'stacks' | 'summary' | 'options' | 'detail'
> {
  model: ListingModel<K, Row>;
  /** The same array as long as nothing about the columns changes */
  columns: readonly Column<Row>[];
  /** Before the button that runs */
  beforeRun?: ReactNode;
  words: ListingWords<Row['status']>;
}

/** The frame of every panel, with the data sets of a folder as its table. */
export function ListingPanel<K extends Kind, Row extends DataRow>(props: ListingPanelProps<K, Row>): JSX.Element {
  const { model, columns, words, beforeRun, ...frame } = props;
  const { folder, listing, problems } = useModel(model);
  const status = useStatus(model.backend);
  let empty: ReactNode = words.nothing;
  if (folder === undefined) {
    empty = words.noFolder;
  } else if (listing) {
    empty = words.looking;
  }
  return (
    <PanelFrame
      {...frame}
      model={model.frame}
      session={model.session}
      run={
        <ListingRun model={model} words={words}>
          {beforeRun}
        </ListingRun>
      }
      bar={<ConnectionBar status={status} running={0} onConnect={() => model.connect()} />}
      table={
        <section className="fd-DataTable" aria-label={words.table}>
          <DataTable
            model={model.rows}
            columns={columns}
            label={words.rows}
            filter={words.filter}
            statusName={words.status}
            empty={
              <p className="fd-TableEmpty" role="status">
                {empty}
              </p>
            }
          />
          {problems.map(({ input, message }) => (
            <p key={input} className="fd-Note fd-mod-error">
              {message}
            </p>
          ))}
        </section>
      }
    />
  );
}

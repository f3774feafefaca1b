import type { TranslationBundle } from '@jupyterlab/translation';
import type { ReactNode } from 'react';
import React from 'react';

import type { Kind } from '../../protocol/capabilities';
import type { Column } from '../dataTable/column';
import type { DataRow } from '../dataTable/dataRow';
import { DataTable } from '../dataTable/DataTable';
import { OptionsForm } from '../form/OptionsForm';
import type { PanelFrameProps } from '../frame/PanelFrame';
import { PanelFrame } from '../frame/PanelFrame';
import { ConnectionBar } from '../parts/ConnectionBar';
import { useNeighbours } from '../parts/neighbourSteps';
import { StepButton } from '../parts/StepButton';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import { useStatus } from '../parts/useStatus';
import type { ListingModel } from './listingModel';
import type { RunWords } from './ListingRun';
import { ListingRun } from './ListingRun';

export interface ListingWords extends RunWords {
  /** What the rows are: "Gold references" */
  rows: string;
  /** "Table of gold references" */
  table: string;
  /** What the filter is called, and an example of one */
  filter: { label: string; placeholder: string };
  /** While no folder is chosen, while it is read, and where it holds nothing */
  noFolder: string;
  looking: string;
  nothing: string;
}

/** What every panel that lists data sets is given, in a tab and in a cell. */
export interface ListingPanelOf<Model> {
  model: Model;
  /** Leads to where the session is chosen for all panels */
  onChooseSession?(): void;
  /** In a notebook cell, which has no height of its own */
  inCell?: boolean;
}

export interface ListingPanelProps<
  K extends Kind,
  Row extends DataRow,
  Form extends object,
  Demands extends object,
  Options extends object
>
  extends
    ListingPanelOf<ListingModel<K, Row, Form, Demands, Options>>,
    Pick<PanelFrameProps, 'label' | 'detail'>,
    Partial<Pick<PanelFrameProps, 'options'>> {
  /** The same array as long as nothing about the columns changes */
  columns: readonly Column<Row>[];
  /** Before the button that runs */
  beforeRun?: ReactNode;
  /** Above the table */
  notice?: ReactNode;
  /** Its data sets are made by the step before, which is offered where there are none */
  needsBefore?: boolean;
  /** What is said otherwise than of data sets in general */
  words?: Partial<ListingWords>;
}

/** The frame of every panel, with the data sets of a folder as its table. */
export function ListingPanel<
  K extends Kind,
  Row extends DataRow,
  Form extends object,
  Demands extends object,
  Options extends object
>(props: ListingPanelProps<K, Row, Form, Demands, Options>): JSX.Element {
  const {
    model,
    columns,
    beforeRun,
    notice,
    needsBefore,
    inCell,
    options = <OptionsForm model={model.form} />,
    ...frame
  } = props;
  const trans = useTrans();
  const { folder, listing, problems } = useModel(model);
  useModel(model.form);
  const status = useStatus(model.backend);
  const { before } = useNeighbours();
  const words = { ...usualWords(trans), ...props.words };
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
      stacks={inCell}
      summary={model.form.summary}
      options={options}
      run={
        <ListingRun model={model} words={words}>
          {beforeRun}
        </ListingRun>
      }
      bar={<ConnectionBar status={status} running={0} onConnect={() => model.connect()} />}
      table={
        <section className="fd-DataTable" aria-label={words.table}>
          {notice}
          <DataTable
            model={model.rows}
            columns={columns}
            label={words.rows}
            filter={words.filter}
            statusName={state => model.statusName(state)}
            empty={
              <div className="fd-TableEmpty">
                <p role="status">{empty}</p>
                {needsBefore && folder !== undefined && !listing && (
                  <StepButton step={before} label={name => trans.__('Open %1', name)} />
                )}
              </div>
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

function usualWords(trans: TranslationBundle): ListingWords {
  return {
    rows: trans.__('Data sets'),
    table: trans.__('Table of data sets'),
    filter: { label: trans.__('Filter data sets'), placeholder: trans.__('Filter: name, stale, new …') },
    all: trans.__('Does everything that is new or stale'),
    selected: trans.__('Does the selected data sets'),
    done: count => trans.__('%1 done', count),
    noFolder: trans.__('Choose a session, or another folder with data, to see its data sets here.'),
    looking: trans.__('Looking for data sets…'),
    nothing: trans.__('There are no data in this folder or below it. Choose another.')
  };
}

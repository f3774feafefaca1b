import { refreshIcon } from '@jupyterlab/ui-components';
import type { ReactNode } from 'react';
import React, { useMemo } from 'react';

import type { Kind } from '../../protocol/capabilities';
import type { DataRow } from '../dataTable/dataRow';
import { JobRun } from '../jobs/JobRun';
import { isWithin } from '../jobs/jobsWithin';
import { RunButton } from '../jobs/submit/RunButton';
import { SubmitSheet } from '../jobs/submit/SubmitSheet';
import { FailureNote } from '../parts/FailureNote';
import { IconButton } from '../parts/IconButton';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import type { ListingModel } from './listingModel';

/** What is done, in words. */
export interface RunWords {
  /** What the button does when nothing is selected */
  all: string;
  /** What it does to what is selected */
  selected: string;
  /** "3 transformed" */
  done(count: string): string;
}

export interface ListingRunProps<
  K extends Kind,
  Row extends DataRow,
  Form extends object,
  Demands extends object,
  Options extends object
> {
  model: ListingModel<K, Row, Form, Demands, Options>;
  words: RunWords;
  /** Before the buttons */
  children?: ReactNode;
}

/** Looking at the folder again, the button that starts a job, and how far that is. */
export function ListingRun<
  K extends Kind,
  Row extends DataRow,
  Form extends object,
  Demands extends object,
  Options extends object
>(props: ListingRunProps<K, Row, Form, Demands, Options>): JSX.Element {
  const { model, words, children } = props;
  const trans = useTrans();
  const { listing, starting, failure, folder, file } = useModel(model);
  const { selected, all } = useModel(model.rows);
  const isShown = useMemo(() => {
    const paths = new Set(all.map(({ path }) => path));
    const within = file ?? folder;
    return (input: string): boolean => paths.has(input) || (within !== undefined && isWithin(input, within));
  }, [all, folder, file]);
  const { wanted } = model;
  return (
    <section className="fd-RunBar" aria-label={trans.__('Run')}>
      <div className="fd-ListingRun-start">
        {children}
        <IconButton
          icon={refreshIcon}
          name={trans.__('Look again')}
          title={trans.__('Look at the folder again')}
          disabled={listing}
          onClick={() => model.refresh()}
        />
        <RunButton
          model={model.submit}
          label={starting ? trans.__('Starting…') : model.runLabel(wanted.length)}
          disabled={starting || wanted.length === 0}
          title={selected.size === 0 ? words.all : words.selected}
          onRun={() => void model.run(wanted)}
        />
      </div>
      <SubmitSheet model={model.submit} count={wanted.length} />
      {failure && <FailureNote failure={failure} />}
      <JobRun jobs={model.jobs} kind={model.kind} isShown={isShown} done={words.done} />
    </section>
  );
}

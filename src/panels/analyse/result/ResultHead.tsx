import React from 'react';

import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import { adviceSentence, errorSentence, explainedSentence, mixtureSentence } from './adviceCurves';
import type { ReportButtonsProps } from './ReportButtons';
import { ReportButtons } from './ReportButtons';
import { ResultNotes } from './ResultNotes';

/** Which analysis, what it is in a few sentences, and the way to its report. */
export function ResultHead({ model, ...opening }: ReportButtonsProps): JSX.Element {
  const trans = useTrans();
  const { earlier, record, opened } = useModel(model);
  const listed = earlier.find(other => other.record === record);
  return (
    <header className="fd-AnalysisHead">
      <div className="fd-AnalysisHead-line">
        <select
          className="fd-Select"
          aria-label={trans.__('Analysis that is shown')}
          value={record}
          onChange={event => model.open(event.target.value)}
        >
          {!listed && record !== undefined && (
            <option value={record}>
              {opened?.record.created !== undefined ? timeOf(opened.record.created) : record}
            </option>
          )}
          {earlier.map(({ record: path, created, components, inputs, profile, outdated }) => (
            <option key={path} value={path}>
              {[
                timeOf(created),
                trans._n('one component', '%1 components', components),
                trans._n('one data set', '%1 data sets', inputs.length),
                profile,
                ...(outdated.length > 0 ? [trans.__('stale')] : [])
              ].join(' · ')}
            </option>
          ))}
        </select>
        {opened && <ReportButtons model={model} {...opening} />}
      </div>
      {opened && (
        <>
          <p>
            {adviceSentence(opened.record, trans)} {explainedSentence(opened.record, trans)}{' '}
            {mixtureSentence(opened.record, trans)}{' '}
            {opened.record.result.error !== undefined && errorSentence(opened.record, trans)}
          </p>
          {listed && listed.outdated.length > 0 && (
            <p className="fd-Note">
              {trans._n(
                'The profiles of one of its data sets were made again since: analyse again.',
                'The profiles of %1 of its data sets were made again since: analyse again.',
                listed.outdated.length
              )}
            </p>
          )}
          <ResultNotes notes={opened.record.result.warnings ?? opened.record.warnings} />
        </>
      )}
    </header>
  );
}

/** As people here write it, to the minute. */
function timeOf(iso: string): string {
  const time = new Date(iso);
  const two = (value: number): string => String(value).padStart(2, '0');
  return Number.isNaN(time.getTime())
    ? iso
    : `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())} ${two(time.getHours())}:${two(time.getMinutes())}`;
}

import React from 'react';

import { PickList } from '../parts/PickList';
import type { PickEntry } from '../parts/pickEntries';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import { baseEntries, nameEntries, subfolderEntries } from './sessionEntries';
import type { SessionLevel } from './sessionForm';
import type { SessionModel } from './sessionModel';

/** Base directory, Year, Session, Subfolder, each picked from what there is or typed. */
export function SessionLevels({ model }: { model: SessionModel }): JSX.Element {
  const trans = useTrans();
  const { form, lists, problems, looking, listing } = useModel(model);
  const inside = subfolderEntries(lists, trans);
  const example = lists.bases.find(({ problem }) => problem === undefined)?.path ?? trans.__('Full path on the server');
  const level = (
    name: SessionLevel,
    label: string,
    { entries, more, ...rest }: { entries: PickEntry[]; more?: number; disabled?: boolean; placeholder?: string }
  ): JSX.Element => (
    <PickList
      className={name === 'year' || name === 'session' ? 'fd-Session-short' : undefined}
      label={label}
      value={form[name]}
      entries={rest.disabled ? [] : entries}
      more={more}
      loading={looking || listing === name}
      problem={problems[name]}
      onOpen={() => void model.opened(name)}
      onCommit={value => void model.choose(name, value)}
      {...rest}
    />
  );
  return (
    <>
      {level('base', trans.__('Base directory'), { entries: baseEntries(lists), placeholder: example })}
      {level('year', trans.__('Year'), {
        entries: nameEntries(lists.years),
        more: lists.years?.more,
        disabled: form.base === ''
      })}
      {level('session', trans.__('Session'), {
        entries: nameEntries(lists.sessions),
        more: lists.sessions?.more,
        disabled: form.year === ''
      })}
      <div className="fd-Session-subfolder">
        {level('subfolder', trans.__('Subfolder'), {
          ...inside,
          disabled: form.session === '',
          placeholder: form.all ? trans.__('all') : ''
        })}
        <label className="fd-Choice">
          <input
            type="checkbox"
            checked={form.session !== '' && form.all}
            disabled={form.session === ''}
            onChange={event => void model.setAll(event.target.checked)}
          />
          <span>{trans.__("All MIB files in 'Merlin' folder")}</span>
        </label>
      </div>
    </>
  );
}

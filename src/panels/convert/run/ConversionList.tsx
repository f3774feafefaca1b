import React, { useState } from 'react';

import type { Job, Standing } from '../../../protocol/jobs';
import { isOpen } from '../../../protocol/jobs';
import { PathText } from '../../parts/PathText';
import { nameOf } from '../../parts/paths';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import type { ConversionsModel } from '../conversionsModel';
import { partConversions } from '../conversionsModel';
import { RunLine } from './RunLine';
import { runProgress } from './runProgress';

/** Every conversion of the user, latest first, behind a disclosure: when it was started, how it ended, where its log is. */
export function ConversionList({ conversions }: { conversions: ConversionsModel }): JSX.Element | null {
  const trans = useTrans();
  const { conversions: all } = useModel(conversions);
  const [open, setOpen] = useState(false);
  if (all.length === 0) {
    return null;
  }
  return (
    <details className="fd-ConversionList" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{trans._n('%1 conversion', '%1 conversions', all.length)}</summary>
      {open && partConversions(all).earlier.length > 0 && (
        <button
          type="button"
          className="fd-Link"
          title={trans.__('Takes ended conversions off the list; files stay')}
          onClick={() => conversions.clearEarlier()}
        >
          {trans.__('Clear earlier ones')}
        </button>
      )}
      {(open ? all : []).map(conversion => (
        <Entry key={conversion.id} conversion={conversion} conversions={conversions} />
      ))}
    </details>
  );
}

function Entry({ conversion, conversions }: { conversion: Job; conversions: ConversionsModel }): JSX.Element {
  const trans = useTrans();
  const { cancelling, retrying } = useModel(conversions);
  const { id, status, reason, items, startedAt, folder } = conversion;
  const title = items.length === 1 ? nameOf(items[0].input) : trans._n('%1 file', '%1 files', items.length);
  const started = new Date(startedAt).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  const names: Record<Standing, string> = {
    waiting: trans.__('waiting'),
    running: trans.__('running'),
    done: trans.__('done'),
    failed: trans.__('failed'),
    cancelled: trans.__('cancelled'),
    interrupted: trans.__('interrupted'),
    unknown: trans.__('not known')
  };
  return (
    <article className="fd-Card" aria-label={trans.__('Conversion of %1', title)}>
      <header className="fd-CardHead">
        <h3 title={items[0]?.input}>{title}</h3>
        <span className="fd-Quiet">{started}</span>
        <span className={`fd-Tag fd-status-${status}`}>{names[status]}</span>
      </header>
      {reason !== undefined && <p className={isOpen(conversion) ? 'fd-Hint' : 'fd-Note fd-mod-warning'}>{reason}</p>}
      <RunLine
        progress={runProgress([conversion])}
        cancelling={cancelling.has(id)}
        retrying={retrying.size > 0}
        onCancelAll={() => void conversions.cancel(id)}
        onRetry={inputs => void conversions.retry(inputs)}
      />
      <PathText path={folder} copyLabel={trans.__('Copy the path of the folder with the log')} />
    </article>
  );
}

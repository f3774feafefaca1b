import React from 'react';

import type { Conversion, Standing } from '../../protocol/conversion';
import { isOpen } from '../../protocol/conversion';
import { Progress } from '../parts/Progress';
import { nameOf } from '../parts/paths';
import { formatCount, formatDuration, formatRate } from '../parts/quantities';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import { ConversionFile } from './ConversionFile';
import { conversionProgress } from './conversionProgress';
import type { ConvertModel } from './convertModel';

/** One conversion: how far it is and how fast, with Cancel while it runs; every file with its result or what went wrong. */
export function ConversionCard({ conversion, model }: { conversion: Conversion; model: ConvertModel }): JSX.Element {
  const trans = useTrans();
  const { cancelling } = useModel(model.conversions);
  const { id, status: standing, reason, items, startedAt, endedAt, bytesPerSecond, secondsLeft } = conversion;
  const progress = conversionProgress(conversion);
  const running = isOpen(conversion);
  const title =
    items.length === 0
      ? trans.__('Looking for files')
      : items.length === 1
        ? nameOf(items[0].input)
        : trans._n('%1 file', '%1 files', items.length);
  const names: Record<Standing, string> = {
    waiting: trans.__('waiting'),
    running: trans.__('running'),
    done: trans.__('done'),
    failed: trans.__('failed'),
    cancelled: trans.__('cancelled'),
    interrupted: trans.__('interrupted')
  };
  const facts = [
    progress.frames > 0 && trans.__('%1 of %2 frames', formatCount(progress.framesDone), formatCount(progress.frames)),
    items.length > 1 && trans.__('%1 of %2 files', progress.filesDone, progress.files),
    progress.filesFailed > 0 && items.length > 1 && trans.__('%1 failed', progress.filesFailed),
    running && bytesPerSecond !== undefined && formatRate(bytesPerSecond),
    running && secondsLeft !== undefined && trans.__('%1 left', formatDuration(secondsLeft)),
    !running && endedAt !== undefined && trans.__('in %1', formatDuration((endedAt - startedAt) / 1000))
  ].filter(Boolean);
  return (
    <article className="fd-Card" aria-label={trans.__('Conversion of %1', title)}>
      <header className="fd-CardHead">
        <h3 title={items[0]?.input}>{title}</h3>
        <span className={`fd-Tag fd-standing-${standing}`}>{names[standing]}</span>
        {running && (
          <button
            type="button"
            className="fd-Button"
            disabled={cancelling.has(id)}
            aria-label={trans.__('Cancel conversion of %1', title)}
            onClick={() => void model.conversions.cancel(id)}
          >
            {cancelling.has(id) ? trans.__('Cancelling…') : trans.__('Cancel')}
          </button>
        )}
      </header>
      {standing !== 'done' && (
        <Progress label={trans.__('Progress of %1', title)} fraction={progress.fraction} stopped={!running} />
      )}
      {facts.length > 0 && <p className="fd-ProgressText">{facts.join(', ')}</p>}
      {reason !== undefined && <p className={running ? 'fd-Hint' : 'fd-Note fd-mod-warning'}>{reason}</p>}
      <ul className="fd-Files">
        {items.map(item => (
          <ConversionFile key={item.input} item={item} alone={items.length === 1} model={model} />
        ))}
      </ul>
    </article>
  );
}

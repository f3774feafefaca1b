import React from 'react';

import { FailureNote } from '../parts/FailureNote';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import { ConversionCard } from './ConversionCard';
import { partConversions } from './conversionsModel';
import type { ConvertModel } from './convertModel';

/** What runs, and the conversion started last; nothing before the first. */
export function CurrentConversions({ model }: { model: ConvertModel }): JSX.Element | null {
  const trans = useTrans();
  const { conversions, failure } = useModel(model.conversions);
  const { current } = partConversions(conversions);
  if (current.length === 0 && !failure) {
    return null;
  }
  return (
    <section className="fd-Conversions" aria-label={trans.__('Conversions')}>
      <h2>{trans.__('Conversions')}</h2>
      {failure && <FailureNote failure={failure} />}
      {current.map(conversion => (
        <ConversionCard key={conversion.id} conversion={conversion} model={model} />
      ))}
    </section>
  );
}

/** What has ended before the conversion started last. */
export function EarlierConversions({ model }: { model: ConvertModel }): JSX.Element | null {
  const trans = useTrans();
  const { earlier } = partConversions(useModel(model.conversions).conversions);
  if (earlier.length === 0) {
    return null;
  }
  return (
    <section className="fd-Conversions" aria-label={trans.__('Earlier conversions')}>
      <header className="fd-SectionHead">
        <h2>{trans.__('Earlier conversions')}</h2>
        <button
          type="button"
          className="fd-Link"
          title={trans.__('Takes ended conversions off the list; files stay')}
          onClick={() => model.conversions.clearEarlier()}
        >
          {trans.__('Clear')}
        </button>
      </header>
      {earlier.map(conversion => (
        <ConversionCard key={conversion.id} conversion={conversion} model={model} />
      ))}
    </section>
  );
}

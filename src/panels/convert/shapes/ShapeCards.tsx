import type { KeyboardEvent } from 'react';
import React, { useRef, useState } from 'react';

import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import type { CandidateView } from './candidateView';
import { OWN } from './draft';
import type { ResolverModel } from './resolverModel';
import { ScanThumbnail } from './ScanThumbnail';
import { ShapeCard } from './ShapeCard';

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** The shapes the frames would allow, the likeliest first, each with the image it would give; the unlikely ones on request. */
export function ShapeCards({ model }: { model: ResolverModel }): JSX.Element {
  const trans = useTrans();
  const { candidates, draft, reading, values, chosen } = useModel(model);
  const [showsAll, setShowsAll] = useState(false);
  const group = useRef<HTMLDivElement>(null);
  // A draft outlives its candidate when the file has changed
  const checked = candidates.some(({ id }) => id === draft?.candidate) ? (draft?.candidate ?? OWN) : OWN;
  const unlikely = candidates.filter(({ isUnlikely }) => isUnlikely);
  const opened = showsAll || unlikely.some(({ id }) => id === checked);
  const shown = [...candidates.filter(({ isUnlikely }) => !isUnlikely), ...(opened ? unlikely : [])];
  const ids = [...shown.map(({ id }) => id), OWN];

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    const at = ids.indexOf(checked);
    const next = event.key === 'Home' ? 0 : event.key === 'End' ? ids.length - 1 : at + step;
    if (Number.isFinite(next)) {
      event.preventDefault();
      const index = (next + ids.length) % ids.length;
      model.pick(ids[index]);
      group.current?.querySelectorAll<HTMLElement>('[role=radio]')[index]?.focus();
    }
  };
  const tags = ({ id, isAuto, candidate }: CandidateView): string[] => [
    ...(isAuto ? [trans.__('Auto')] : []),
    ...(chosen && before(id) ? [trans.__('Chosen')] : []),
    ...(candidate.guess ? [trans.__('a guess')] : [])
  ];
  const before = (id: string): boolean => model.candidateBefore === id;

  return (
    <div className="fd-ShapeCards">
      <div ref={group} className="fd-ShapeCards-list" role="radiogroup" aria-label={trans.__('Possible scan shapes')}>
        {shown.map(view => (
          <ShapeCard
            key={view.id}
            title={view.title}
            facts={[view.source, view.use]}
            tags={tags(view)}
            sentence={view.sentence}
            isChecked={view.id === checked}
            onPick={() => model.pick(view.id)}
            onKeyDown={onKeyDown}
            picture={<ScanThumbnail plan={view.candidate.plan} values={values} title={view.title} />}
          />
        ))}
        <ShapeCard
          title={trans.__('Another shape')}
          facts={[trans.__('given by you')]}
          tags={chosen && before(OWN) ? [trans.__('Chosen')] : []}
          sentence={trans.__('Give the columns, the rows and the first frame.')}
          isChecked={checked === OWN}
          onPick={() => model.pick(OWN)}
          onKeyDown={onKeyDown}
          picture={
            <ScanThumbnail
              plan={checked === OWN ? reading?.plan : undefined}
              values={values}
              title={trans.__('the numbers given')}
            />
          }
        />
      </div>
      {unlikely.length > 0 && !opened && (
        <button type="button" className="fd-Link" onClick={() => setShowsAll(true)}>
          {trans._n('%1 more shape', '%1 more shapes', unlikely.length)}
        </button>
      )}
    </div>
  );
}

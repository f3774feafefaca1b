import type { ReactNode } from 'react';
import React, { useId, useRef } from 'react';

import { keepPress } from '../parts/steadyPress';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import type { SessionLineProps } from './SessionLine';
import { SessionLine } from './SessionLine';
import type { SplitProps } from './Split';
import { Split } from './Split';
import type { FrameModel } from './frameModel';
import { OptionsDrawer } from './OptionsDrawer';
import { TurnIcon } from './TurnIcon';

export interface PanelFrameProps extends SplitProps {
  model: FrameModel;
  /** Name of the panel: "Convert" */
  label: string;
  session: SessionLineProps['session'];
  /** Leads to where the session is chosen for all panels; absent where the panel lets choose itself */
  onChooseSession?(): void;
  /** Above everything, while there is something to say of the backend */
  bar?: ReactNode;
  /** What is not as usual, a few words each */
  summary: readonly string[];
  /** All that can be set */
  options: ReactNode;
  /** The button that runs, and how far everything is */
  run: ReactNode;
}

/**
 * The page that every panel is: which session, what is set and the button that runs in one head, below it the table and the
 * detail of what is looked at. The options open over the detail.
 */
export function PanelFrame(props: PanelFrameProps): JSX.Element {
  const { model, label, session, onChooseSession, bar, summary, options, run, ...split } = props;
  const trans = useTrans();
  const id = useId();
  const toggle = useRef<HTMLButtonElement>(null);
  const { optionsOpen, optionsAsked, table } = useModel(model);
  const turned =
    table === 'left'
      ? ({ place: 'above', name: trans.__('Put the table above') } as const)
      : ({ place: 'left', name: trans.__('Put the table at the left') } as const);
  const close = (): void => {
    model.closeOptions();
    toggle.current?.focus();
  };
  return (
    <div
      className={`fd-Panel fd-Frame${split.stacks ? ' fd-mod-stacks' : ''}`}
      role="region"
      aria-label={label}
      onPointerDown={keepPress}
    >
      {bar}
      <header className="fd-Frame-head">
        <SessionLine session={session} onChoose={onChooseSession} />
        <div className="fd-Frame-set">
          <span className="fd-Frame-summary" title={summary.join(', ')}>
            {summary.length === 0 ? trans.__('Default options') : summary.join(' · ')}
          </span>
          <button
            ref={toggle}
            type="button"
            className="fd-Button"
            aria-expanded={optionsOpen}
            aria-controls={id}
            onClick={() => (optionsOpen ? close() : model.openOptions())}
          >
            {trans.__('Options')}
          </button>
          {!split.stacks && (
            <button
              type="button"
              className="fd-IconButton fd-Frame-turn"
              aria-label={turned.name}
              title={turned.name}
              onClick={() => model.setTable(turned.place)}
            >
              <TurnIcon place={turned.place} />
            </button>
          )}
        </div>
        {run}
      </header>
      <div className="fd-Frame-room">
        <Split model={model} {...split} />
        {optionsOpen && (
          <OptionsDrawer id={id} asked={optionsAsked} onClose={close}>
            {options}
          </OptionsDrawer>
        )}
      </div>
    </div>
  );
}

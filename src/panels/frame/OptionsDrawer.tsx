import { closeIcon } from '@jupyterlab/ui-components';
import type { ReactNode } from 'react';
import React, { useEffect, useRef } from 'react';

import { IconButton } from '../parts/IconButton';
import { useTrans } from '../parts/trans';

export interface OptionsDrawerProps {
  id: string;
  /** How often they were asked for */
  asked: number;
  onClose(): void;
  children: ReactNode;
}

/** The options over the detail. Takes the focus whenever it is asked for, to the first field that needs a change; Esc closes it. */
export function OptionsDrawer({ id, asked, onClose, children }: OptionsDrawerProps): JSX.Element {
  const trans = useTrans();
  const drawer = useRef<HTMLElement>(null);
  useEffect(() => {
    const wrong = drawer.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    (wrong ?? drawer.current)?.focus();
  }, [asked]);
  return (
    <aside
      ref={drawer}
      id={id}
      className="fd-Drawer"
      aria-label={trans.__('Settings of this panel')}
      tabIndex={-1}
      onKeyDown={event => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          onClose();
        }
      }}
    >
      <IconButton icon={closeIcon} className="fd-Drawer-close" name={trans.__('Close options')} onClick={onClose} />
      {children}
    </aside>
  );
}

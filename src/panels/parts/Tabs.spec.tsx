import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import React, { useState } from 'react';

import { Tabs } from './Tabs';

function Example(): JSX.Element {
  const [shown, setShown] = useState('result');
  return (
    <Tabs
      label="T1"
      shown={shown}
      onShow={setShown}
      tabs={[
        { key: 'result', name: 'Result' },
        { key: 'spectrum', name: 'Spectrum', unavailable: 'Not recorded.' },
        { key: 'shape', name: 'Scan shape' },
        { key: 'details', name: 'Details' }
      ]}
    >
      <p>{`All about the ${shown}`}</p>
    </Tabs>
  );
}

const tab = (name: string): HTMLButtonElement => screen.getByRole('tab', { name });
const selected = (): string | null => screen.getByRole('tab', { selected: true }).textContent;
/** Presses a key where the focus is. */
const press = (key: string): boolean => fireEvent.keyDown(document.activeElement ?? document.body, { key });

beforeEach(() => {
  render(<Example />);
  tab('Result').focus();
});
afterEach(cleanup);

describe('Tabs', () => {
  it('names its panel by the tab shown', () => {
    expect(screen.getByRole('tablist', { name: 'T1' })).toBeTruthy();
    expect(screen.getByRole('tabpanel', { name: 'Result' }).textContent).toBe('All about the result');
    fireEvent.click(tab('Details'));
    expect(screen.getByRole('tabpanel', { name: 'Details' }).textContent).toBe('All about the details');
    expect(tab('Details').getAttribute('aria-controls')).toBe(screen.getByRole('tabpanel').id);
  });

  it('moves by arrow keys, Home and End, around the ends and past what is not available', () => {
    const way = ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'Home', 'End'].map(key => {
      press(key);
      expect(document.activeElement).toBe(screen.getByRole('tab', { selected: true }));
      return selected();
    });
    expect(way).toEqual(['Scan shape', 'Details', 'Result', 'Details', 'Result', 'Details']);
  });

  it('is one stop on the way of the Tab key', () => {
    press('ArrowRight');
    expect(screen.getAllByRole('tab').map(({ tabIndex }) => tabIndex)).toEqual([-1, -1, 0, -1]);
  });

  it('leaves other keys to the browser, and takes its own', () => {
    expect(press('a')).toBe(true);
    expect(selected()).toBe('Result');
    expect(press('ArrowRight')).toBe(false);
  });

  it('says of a tab that is not available why', () => {
    expect(tab('Spectrum').disabled).toBe(true);
    expect(tab('Spectrum').title).toBe('Not recorded.');
    fireEvent.click(tab('Spectrum'));
    expect(selected()).toBe('Result');
  });
});

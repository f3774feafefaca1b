import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import React from 'react';

import { Loaded } from './Loaded';

afterEach(cleanup);

const chunkGone = (): Error => Object.assign(new Error('Loading chunk 42 failed.'), { name: 'ChunkLoadError' });

describe('Loaded', () => {
  it('draws a part when it is there, fetched once', async () => {
    const load = jest.fn(async () => ({ word: 'panel' }));
    const drawn = (): JSX.Element => <Loaded load={load}>{({ word }) => <p>{word}</p>}</Loaded>;
    const { rerender, container } = render(drawn());
    expect(container.textContent).toBe('');
    await act(async () => undefined);
    rerender(drawn());
    expect(screen.getByText('panel')).toBeTruthy();
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('says what to do when it cannot be fetched, and fetches it again', async () => {
    let isAway = true;
    const load = (): Promise<{ word: string }> =>
      isAway ? Promise.reject(chunkGone()) : Promise.resolve({ word: 'panel' });
    render(<Loaded load={load}>{({ word }) => <p>{word}</p>}</Loaded>);
    await act(async () => undefined);
    expect(screen.getByRole('alert').textContent).toMatch(/could not be loaded.*reload the page.*Loading chunk 42/s);
    expect(screen.getByRole('button', { name: 'Reload page' })).toBeTruthy();
    isAway = false;
    fireEvent.click(screen.getByRole('button', { name: 'Try again now' }));
    await act(async () => undefined);
    expect(screen.getByText('panel')).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

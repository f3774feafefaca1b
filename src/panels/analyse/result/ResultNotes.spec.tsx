import { cleanup, render, screen } from '@testing-library/react';
import React from 'react';

import { ResultNotes } from './ResultNotes';

afterEach(cleanup);

it.each([
  [['a', 'b', 'c'], 3, undefined],
  [['a', 'b', 'c', 'd', 'e'], 2, '3 more notes']
])('of %j has %i in view and folds %s', (notes, inView, folded) => {
  const { container } = render(<ResultNotes notes={notes} />);
  expect([...container.querySelectorAll(':scope > p')].map(note => note.textContent)).toEqual(notes.slice(0, inView));
  expect(screen.queryByText(/more notes/)?.textContent).toBe(folded);
  expect([...container.querySelectorAll('details > p')].map(note => note.textContent)).toEqual(notes.slice(inView));
});

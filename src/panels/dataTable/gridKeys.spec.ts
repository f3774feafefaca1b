import { gridAction } from './gridKeys';

const press = (key: string, ...held: ('shiftKey' | 'ctrlKey' | 'metaKey')[]) =>
  gridAction(
    { key, shiftKey: held.includes('shiftKey'), ctrlKey: held.includes('ctrlKey'), metaKey: held.includes('metaKey') },
    10
  );

describe('gridAction', () => {
  it('moves by rows, pages and to the ends, and extends with Shift', () => {
    expect(press('ArrowDown')).toEqual({ kind: 'move', step: 1, extend: false });
    expect(press('ArrowUp', 'shiftKey')).toEqual({ kind: 'move', step: -1, extend: true });
    expect(press('PageDown')).toEqual({ kind: 'move', step: 9, extend: false });
    expect(press('Home', 'shiftKey')).toEqual({ kind: 'move', step: -Infinity, extend: true });
    expect(press('End')).toEqual({ kind: 'move', step: Infinity, extend: false });
  });

  it('selects, opens and gives up', () => {
    expect(press(' ')).toEqual({ kind: 'toggle' });
    expect(press(' ', 'shiftKey')).toEqual({ kind: 'range' });
    expect([press('a', 'ctrlKey'), press('a', 'metaKey')]).toEqual([{ kind: 'all' }, { kind: 'all' }]);
    expect([press('Enter'), press('Escape')]).toEqual([{ kind: 'open' }, { kind: 'clear' }]);
  });

  it('leaves every other key to the page', () => {
    expect([press('a'), press('Tab'), press('x', 'ctrlKey')]).toEqual([undefined, undefined, undefined]);
  });
});

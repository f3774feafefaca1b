import { appears } from './appears';

it('waits for what is drawn later', async () => {
  const node = document.createElement('div');
  const found = appears(node, 'input');
  setTimeout(() => node.append(document.createElement('p'), document.createElement('input')));
  expect((await found)?.tagName).toBe('INPUT');
  expect(await appears(node, 'p')).toBe(node.firstChild);
});

it('gives up when nothing comes', async () => {
  jest.useFakeTimers();
  const found = appears(document.createElement('div'), 'input');
  await jest.runAllTimersAsync();
  expect(await found).toBeUndefined();
  jest.useRealTimers();
});

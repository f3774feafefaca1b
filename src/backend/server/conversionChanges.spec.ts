import type { Conversion, ConversionItem } from '../../protocol/conversion';
import { convertOptionsSchema } from '../../protocol/convertOptions';
import { conversionChanges } from './conversionChanges';

const options = convertOptionsSchema.parse({});

function files(count: number, part: Partial<ConversionItem> = {}): ConversionItem[] {
  return Array.from({ length: count }, (_, index) => ({
    input: `/${index}.mib`,
    status: 'waiting',
    framesDone: 0,
    frames: 0,
    bytesDone: 0,
    bytes: 0,
    ...part
  }));
}

function conversion(items: ConversionItem[], part: Partial<Conversion> = {}): Conversion {
  return { id: 'a', options, status: 'running', startedAt: 0, items, folder: '/j', user: 'me', ...part };
}

describe('conversionChanges', () => {
  it('are the head and every file for a page that knows nothing, in pieces of which each says what it follows on', () => {
    const changes = conversionChanges(undefined, conversion(files(450)));
    expect(changes.map(({ needs, count, items }) => [needs, count, items.length])).toEqual([
      [0, 450, 200],
      [200, 450, 200],
      [400, 450, 50]
    ]);
    expect(changes.flatMap(({ items }) => items.map(({ index }) => index))).toEqual(files(450).map((_, at) => at));
    expect(changes[0].head).not.toHaveProperty('items');
  });

  it('stay small where few of many files have changed', () => {
    const before = conversion(files(2000));
    const after = conversion(files(2000), { bytesPerSecond: 5 });
    after.items[1999] = { ...after.items[1999], framesDone: 7 };
    const [change, ...more] = conversionChanges(before, after);
    expect(more).toEqual([]);
    expect(change).toMatchObject({ needs: 2000, count: 2000, items: [{ index: 1999, item: { framesDone: 7 } }] });
    expect(JSON.stringify(change).length).toBeLessThan(1000);
  });

  it('notice results and problems that come without frames', () => {
    const problem = { input: '/0.mib', code: 'E_HEADER', message: 'No header.' };
    const changes = conversionChanges(conversion(files(1)), conversion(files(1, { problem })));
    expect(changes[0].items).toEqual([{ index: 0, item: files(1, { problem })[0] }]);
  });

  it('are a head alone where no file has changed, and nothing where nothing has', () => {
    const before = conversion(files(2));
    expect(conversionChanges(before, conversion(files(2), { secondsLeft: 3 }))).toMatchObject([
      { head: { secondsLeft: 3 }, needs: 2, count: 2, items: [] }
    ]);
    expect(conversionChanges(before, conversion(files(2)))).toEqual([]);
    expect(conversionChanges(undefined, conversion([]))).toMatchObject([{ needs: 0, count: 0 }]);
  });

  it('tell of files that are found later', () => {
    expect(conversionChanges(conversion(files(1)), conversion(files(3)))).toMatchObject([
      { needs: 1, count: 3, items: [{ index: 1 }, { index: 2 }] }
    ]);
  });
});

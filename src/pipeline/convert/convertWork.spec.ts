import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { JobItem } from '../../protocol/jobs';
import { convertOptionsSchema } from '../../protocol/convert/convertOptions';
import type { ConvertOutput } from '../../protocol/convert/convertResult';
import type { ShapeChoices } from '../../protocol/convert/shapeChoice';
import { numbered, writeMib } from '../../storage/merlin/spec/writeMib';
import { unguarded } from '../../storage/pathGuard';
import { InlineTasks } from '../threads/taskRunner';
import { eachInput } from '../eachInput';
import type { Order } from '../work';
import { workOf } from '../works';

let folder: string;
let paths: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paths-'));
  paths = ['a', 'b', 'c'].map(name => writeMib(join(folder, `${name}_data.mib`), numbered(12)));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function convert(given: readonly string[], shapes?: ShapeChoices) {
  const options = convertOptionsSchema.parse({
    reshape: 'known',
    scanX: 4,
    scanY: 3,
    binNav: 2,
    out: join(folder, 'out')
  });
  const items: JobItem<'convert'>[] = [];
  const watch = {
    signal: new AbortController().signal,
    guard: unguarded,
    onItem: (item: JobItem<'convert'>) => void items.push(item)
  };
  const order: Order<'convert'> = { kind: 'convert', inputs: given, options, choices: shapes };
  const work = await workOf('convert');
  return { report: await eachInput(order, work, work.begin(new InlineTasks()), watch), items };
}

const scans = ({ results }: { results: ConvertOutput[] }) =>
  results.map(({ input, shape }) => [input, shape.slice(0, -2)]);

describe('convertWork', () => {
  it('converts every acquisition with its own scan shape where one was chosen by hand', async () => {
    const [, b, c] = paths;
    const { report } = await convert(paths, {
      [b]: { reshape: 'known', scanX: 5, scanY: 2, firstFrame: 1 },
      [c]: { reshape: 'none' }
    });
    expect(report.errors).toEqual([]);
    expect(scans(report)).toEqual([
      [paths[0], [3, 4]],
      [b, [2, 5]],
      [c, [12]]
    ]);
  });

  it('takes the shapes for what is found in a folder too', async () => {
    const { report } = await convert([folder], { [paths[1]]: { reshape: 'known', scanX: 6, scanY: 2 } });
    expect(scans(report)).toEqual([
      [paths[0], [3, 4]],
      [paths[1], [2, 6]],
      [paths[2], [3, 4]]
    ]);
  });

  it('reports a shape that does not fit with its file, and converts the others', async () => {
    const { report, items } = await convert(paths, { [paths[0]]: { reshape: 'known', scanX: 50, scanY: 50 } });
    expect(report.errors).toMatchObject([{ input: paths[0], code: 'E_KNOWN_SHAPE' }]);
    expect(scans(report).map(([input]) => input)).toEqual(paths.slice(1));
    expect(items.filter(({ status }) => status === 'failed').map(({ input }) => input)).toEqual([paths[0]]);
  });
});

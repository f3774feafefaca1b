import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startPipeline } from '../../protocol/pipeline';
import { unguarded } from '../../storage/pathGuard';
import { planSteps } from './planSteps';

it('gives each step what was chosen for a file of it, or for the raw file that it comes from', async () => {
  const folder = await mkdtemp(join(tmpdir(), '4dstem-steps-'));
  try {
    const [first, second] = ['a.mib', 'b.mib'].map(name => join(folder, name));
    await Promise.all([first, second].map(path => writeFile(path, 'raw')));
    const shape = { reshape: 'known', scanX: 4, scanY: 5 } as const;
    const picked = { calibration: '/gold/CL.json' };
    const asked = {
      ...{ references: [], samples: [folder], options: { convert: { out: join(folder, 'out') } } },
      choices: { convert: { [first]: shape, '/elsewhere.mib': shape }, radial: { [second]: picked } }
    };
    const { steps } = await planSteps(startPipeline.params.parse(asked), {
      guard: unguarded,
      signal: new AbortController().signal
    });
    expect(steps.map(({ kind }) => kind)).toEqual(['convert', 'radial']);
    expect(steps[0].choices).toEqual({ [first]: shape });
    expect(steps[1].choices).toEqual({ [steps[1].inputs[1]]: picked });
  } finally {
    await rm(folder, { recursive: true });
  }
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { formatHdr } from '../../core/merlin/hdrText';
import type { ConvertRequestOptions } from '../../protocol/convert/convertOptions';
import { convertOptionsSchema } from '../../protocol/convert/convertOptions';
import { openAcquisition } from '../../storage/merlin/acquisition';
import { numbered, writeMib } from '../../storage/merlin/spec/writeMib';
import { unguarded } from '../../storage/pathGuard';
import type { ConversionPlan } from './conversionPlan';
import { planConversion } from './conversionPlan';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plan-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function plan(numbers: number[], options: ConvertRequestOptions = {}): Promise<ConversionPlan> {
  const path = writeMib(join(folder, 'x_data.mib'), numbers);
  const acquisition = await openAcquisition(path, { guard: unguarded });
  return planConversion(acquisition, convertOptionsSchema.parse({ out: join(folder, 'out'), ...options }));
}

function announce(scanX: number, scanY: number): void {
  const framesInAcquisition = scanX * scanY;
  const hdr = formatHdr({ framesInAcquisition, framesPerTrigger: 1, counterDepth: 12, scanX, scanY });
  writeFileSync(join(folder, 'x_data.hdr'), hdr);
}

const KNOWN = { reshape: 'known', scanX: 4, scanY: 3 } as const;

describe('planConversion', () => {
  it('names files after the stem', async () => {
    expect(await plan(numbered(12), KNOWN)).toMatchObject({
      folder: join(folder, 'out/x'),
      file: join(folder, 'out/x/x_data.hdf5'),
      dropped: 0,
      warnings: []
    });
  });

  it('keeps the places of lost frames in a scan, and counts as dropped only what is there', async () => {
    announce(4, 3);
    const { stored, dropped, outputs } = await plan([1, 2, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(outputs[0].shape).toEqual([3, 4, 4, 64]);
    expect([...(stored ?? [])]).toEqual([0, 1, -1, -1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(dropped).toBe(0);
  });

  it('has no places for lost frames in a stack', async () => {
    const { stored, outputs, candidate } = await plan([1, 2, 5, 6, 7], { reshape: 'none' });
    expect(stored).toBeUndefined();
    expect(outputs[0].shape).toEqual([5, 4, 64]);
    expect(candidate.evidence).toMatch(/^5 frames one after another/);
    await expect(plan([1, 2, 5, 6, 7], { reshape: 'none', firstFrame: 6 })).rejects.toThrow(/from 0 to 4/);
  });

  it.each<[ConvertRequestOptions, RegExp]>([
    [{ ...KNOWN, binNav: 4 }, /3 rows and 4 columns.*4 x 4 positions.*--bin-nav/],
    [{ reshape: 'none', binSig: 5 }, /4 rows and 64 columns.*5 x 5 pixels.*--bin-sig/]
  ])('refuses bins that are larger than what they sum', async (options, words) => {
    await expect(plan(numbered(12), options)).rejects.toMatchObject({ code: 'E_BIN' });
    await expect(plan(numbered(12), options)).rejects.toThrow(words);
  });

  it('refuses names that the results would be too long for', async () => {
    const acquisition = async (stem: string): Promise<ConversionPlan> => {
      const path = writeMib(join(folder, `${stem}.mib`), numbered(2));
      return planConversion(
        await openAcquisition(path, { guard: unguarded }),
        convertOptionsSchema.parse({ out: folder })
      );
    };
    await expect(acquisition('x'.repeat(239))).rejects.toMatchObject({ code: 'E_NAME_TOO_LONG' });
    await expect(acquisition('µ'.repeat(120))).rejects.toMatchObject({ code: 'E_NAME_TOO_LONG' });
    await expect(acquisition('x'.repeat(238))).resolves.toBeDefined();
  });

  it('says that a stack has no scan to bin', async () => {
    const { recipe, outputs, warnings } = await plan(numbered(11), { binNav: 2 });
    expect(recipe.binNav).toBe(1);
    expect(outputs).toHaveLength(1);
    expect(warnings).toEqual([expect.stringMatching(/x_data\.mib .*stack.*scan binning/)]);
  });
});

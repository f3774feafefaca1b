import { appendFileSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { formatHdr } from '../../core/merlin/hdrText';
import { writeMicroscopeFile } from '../microscope/writeMicroscopeFile';
import { unguarded } from '../pathGuard';
import type { Acquisition } from './acquisition';
import { openAcquisition } from './acquisition';
import { grownTo } from './growth';
import { STRIDE, numbered, writeMib } from './spec/writeMib';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'acquisition-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function open(name: string): Promise<Acquisition> {
  return openAcquisition(join(folder, name), { guard: unguarded });
}

function hdr(name: string, framesInAcquisition: number): void {
  const text = formatHdr({ framesInAcquisition, framesPerTrigger: 1, counterDepth: 12, scanX: 4, scanY: 3 });
  writeFileSync(join(folder, name), text);
}

describe('openAcquisition', () => {
  it('reads everything beside the pixels', async () => {
    mkdirSync(join(folder, '20260317_101208'));
    writeMib(join(folder, '20260317_101208/20260317_101204_data.mib'), numbered(12));
    hdr('20260317_101208/20260317_101204_data.hdr', 12);
    await writeMicroscopeFile(join(folder, '20260317_101204.hdf'), {
      voltage: 3e5,
      cameraLength: 0.2,
      magnification: 1e6,
      setScanPx: 4,
      setBitDepth: 12,
      dwellTime: 600,
      semiAngle: 5e-4,
      apertureSize: 4,
      spotSize: 6
    });
    const found = await open('20260317_101208/20260317_101204_data.mib');
    expect(found).toMatchObject({
      stem: '20260317_101204',
      frames: 12,
      bytes: 12 * STRIDE,
      trailingBytes: 0,
      lost: 0,
      clues: { frames: 12, scanX: 4, scanY: 3, framesPerTrigger: 1, setScanPx: 4 },
      metadataPath: join(folder, '20260317_101204.hdf'),
      warnings: []
    });
  });

  it('counts frames that were cut off or never saved', async () => {
    writeMib(join(folder, 'x.mib'), [1, 2, 5, 6, 7, 8]);
    appendFileSync(join(folder, 'x.mib'), new Uint8Array(STRIDE - 1));
    const found = await open('x.mib');
    expect(found).toMatchObject({ frames: 6, trailingBytes: STRIDE - 1, lost: 2 });
    expect(found.warnings.join(' ')).toMatch(/is cut.*frame numbers 3 to 4 are missing/);
  });

  it('takes the side file and the metadata of a series by the name without number', async () => {
    writeMib(join(folder, 'scan_1.mib'), numbered(6));
    writeMib(join(folder, 'scan_2.mib'), numbered(6, 7));
    hdr('scan.hdr', 12);
    expect(await open('scan_2.mib')).toMatchObject({
      path: join(folder, 'scan_1.mib'),
      stem: 'scan',
      frames: 12,
      clues: { scanX: 4, scanY: 3 }
    });
  });

  it('finds a side file whose ending is in capitals', async () => {
    writeMib(join(folder, 'x.mib'), numbered(12));
    hdr('x.HDR', 12);
    expect(await open('x.mib')).toMatchObject({ clues: { scanX: 4, scanY: 3 } });
  });

  it.each([
    ['E_NOT_FOUND', 'gone.mib'],
    ['E_NOT_FILE', '.']
  ])('refuses with %s', async (code, name) => {
    await expect(open(name)).rejects.toMatchObject({ code });
  });

  it('refuses less than one frame', async () => {
    writeFileSync(join(folder, 'x.mib'), new Uint8Array(0));
    await expect(open('x.mib')).rejects.toMatchObject({ code: 'E_EMPTY' });
    writeMib(join(folder, 'x.mib'), [1]);
    writeFileSync(
      join(folder, 'x.mib'),
      (await import('node:fs')).readFileSync(join(folder, 'x.mib')).subarray(0, 500)
    );
    await expect(open('x.mib')).rejects.toMatchObject({ code: 'E_NO_FRAME' });
  });

  it('asks the guard for every file, before it is read', async () => {
    writeMib(join(folder, 'x_data.mib'), numbered(2));
    const asked: string[] = [];
    await openAcquisition(join(folder, 'x_data.mib'), { guard: async path => void asked.push(path) });
    expect(asked).toEqual(
      expect.arrayContaining([join(folder, 'x_data.mib'), join(folder, 'x_data.hdr'), join(folder, 'x.hdf')])
    );
  });
});

describe('grownTo', () => {
  it('does not wait for a file that was changed long ago', async () => {
    writeMib(join(folder, 'x.mib'), numbered(4));
    const found = await open('x.mib');
    appendFileSync(join(folder, 'x.mib'), 'more');
    expect(await grownTo(found)).toBeUndefined();
  });

  it('tells how large a file that was just changed has become', async () => {
    const path = writeMib(join(folder, 'x.mib'), numbered(4));
    utimesSync(path, Date.now() / 1000, Date.now() / 1000);
    const found = await open('x.mib');
    expect(await grownTo(found)).toBeUndefined();
    appendFileSync(path, 'more');
    expect(await grownTo(found)).toBe(4 * STRIDE + 4);
  });
});

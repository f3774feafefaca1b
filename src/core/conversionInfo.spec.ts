import fc from 'fast-check';

import { formatConversionInfo, isOwnConversionInfo, parseConversionInfo } from './conversionInfo';
import { InputError } from './errors';

/** As the existing form writes it. */
const EXISTING = `to_convert_paths = ['/dls/e02/data/2026/mg1-1/Merlin/Au/20260101_120000/20260101_120000_data.mib', "/x/it's.mib"]
auto_reshape = False
no_reshaping = False
use_fly_back = False
known_shape = True
Scan_X = 256
Scan_Y = 255
iBF = True
bin_sig_flag = 1
bin_sig_factor = 4
bin_nav_flag = 0
bin_nav_factor = 2
reshaping = Known_shape
create_virtual_image = False
mask_path = /a path/with spaces.h5
disk_lower_thresh = 0.01
disk_upper_thresh = 0.15
DPC = False
parallax = False
`;

describe('parseConversionInfo', () => {
  it('reads what the existing form writes', () => {
    expect(parseConversionInfo(EXISTING, 'convert_info.txt')).toEqual({
      paths: ['/dls/e02/data/2026/mg1-1/Merlin/Au/20260101_120000/20260101_120000_data.mib', "/x/it's.mib"],
      reshape: 'known',
      scanX: 256,
      scanY: 255,
      binNav: 1,
      binSig: 4
    });
  });

  it.each([
    ['', /to_convert_paths/],
    ['to_convert_paths = []', /missing or empty/],
    ['to_convert_paths = [/no/quotes.mib]', /line 1/],
    ["to_convert_paths = ['a'", /line 1/],
    ["to_convert_paths = ['a']\nknown_shape = True\nScan_X = x", /Scan_X/],
    ['nonsense', /line 1/]
  ])('refuses %j with a sentence', (text, sentence) => {
    expect(() => parseConversionInfo(text, 'info')).toThrow(InputError);
    expect(() => parseConversionInfo(text, 'info')).toThrow(sentence);
  });

  it('reads back options that only this program knows, and refuses what it does not', () => {
    const info = {
      paths: ['/a.mib'],
      reshape: 'flyback' as const,
      binNav: 2,
      binSig: 1,
      firstFrame: 0,
      cross: false,
      compression: 'gzip' as const,
      radial: true,
      out: "/a folder/with 'quotes' = \\n\n",
      overwrite: true
    };
    const text = formatConversionInfo(info);
    expect(parseConversionInfo(text, 'info')).toEqual(info);
    expect(() => parseConversionInfo(text.replace("'gzip'", "'zip'"), 'info')).toThrow(/compression should be one of/);
  });

  it('reads back what formatConversionInfo writes, whatever the names', () => {
    const path = fc.string({ minLength: 1, unit: 'grapheme' }).filter(name => name !== '');
    fc.assert(
      fc.property(fc.array(path, { minLength: 1 }), fc.integer({ min: 1, max: 8 }), (paths, binNav) => {
        const info = { paths, reshape: 'auto' as const, binNav, binSig: 1 };
        expect(parseConversionInfo(formatConversionInfo(info), 'info')).toEqual(info);
      })
    );
  });
});

describe('formatConversionInfo', () => {
  const text = formatConversionInfo({
    paths: ['/a b = c/1.mib', "/it's/2.mib"],
    reshape: 'auto',
    binNav: 1,
    binSig: 4,
    out: '/with = spaces',
    cross: true
  });

  it('writes every key of the existing form, in its order', () => {
    const keys = text.split('\n').map(line => line.split(' ')[0]);
    expect(keys.slice(0, 19)).toEqual(
      EXISTING.split('\n')
        .slice(0, 19)
        .map(line => line.split(' ')[0])
    );
  });

  it('can be read by cutting lines at blanks, as the existing reader does', () => {
    const [list, ...others] = text.trimEnd().split('\n');
    expect(list.split(' = ')).toEqual(['to_convert_paths', "['/a b\\x20=\\x20c/1.mib', '/it\\'s/2.mib']"]);
    others.forEach(line => expect(line.split(' ')).toHaveLength(3));
    expect(others).toContain("output_folder = '/with\\x20=\\x20spaces'");
  });

  it('marks its files', () => {
    expect(isOwnConversionInfo(text)).toBe(true);
    expect(isOwnConversionInfo(EXISTING)).toBe(false);
  });

  it('carries the repairs of scans with EDX, which only this program knows', () => {
    const info = { paths: ['/a.mib'], reshape: 'auto' as const, binNav: 1, binSig: 1 };
    for (const repair of [
      { roll: 90, cropLastColumn: false, spikes: false },
      { roll: 0, cropLastColumn: true, spikes: true }
    ]) {
      expect(parseConversionInfo(formatConversionInfo({ ...info, repair }), 'info')).toEqual({ ...info, repair });
    }
  });

  it('carries scan shapes of single files behind all that the existing form knows', () => {
    const shapes = {
      '/a.mib': { reshape: 'known' as const, scanX: 4, scanY: 3, firstFrame: 1 },
      '/b.mib': { reshape: 'none' as const }
    };
    const info = { paths: ['/a.mib', '/b.mib', '/c.mib'], reshape: 'auto' as const, binNav: 1, binSig: 1, shapes };
    const written = formatConversionInfo(info);
    expect(parseConversionInfo(written, 'info')).toEqual(info);
    expect(written.split('\n').findIndex(line => line.startsWith('scan_shape_1 '))).toBeGreaterThanOrEqual(19);
    const broken = written.replace('"known"', '"auto"');
    expect(() => parseConversionInfo(broken, 'info')).toThrow(/line \d+ needs a path, and one of/);
  });
});

import { calibrate } from '../../../core/calibration/calibrate';
import type { Calibration, CalibrationInput } from '../../../core/calibration/calibration';
import { createDetector } from '../../../core/sample/detector';
import { expectedPattern } from '../../../core/sample/expectedPattern';
import { goldReference } from '../../../core/sample/goldReference';
import { poisson } from '../../../core/sample/poissonNoise';
import { createRandom } from '../../../core/random';
import { GOLD_STANDARD } from '../../../core/standards/goldStandard';
import { calibrationReport } from './calibrationReport';
import type { ReportFacts, ReportInput } from './reportInput';

const FACTS: ReportFacts = {
  title: 'Au cross-grating, 300 kV, 20 cm',
  inputFile: '/data/20261125_101500_data.hdf5',
  voltage: 300e3,
  standard: GOLD_STANDARD,
  cameraLength: 0.2,
  pixelPitch: 55e-6,
  frames: 1024,
  time: '2026-11-25T10:15:00Z',
  version: '0.1.0',
  options: { rings: ['111', '220'], qRange: null }
};
/** What a report may take at most, bytes */
const LARGEST = 1e6;

function recording(): CalibrationInput {
  const { model } = goldReference({
    detector: createDetector({ shape: [256, 256], deadRows: [77] }),
    voltage: FACTS.voltage,
    pixelSizeInvAng: 0.0096,
    semiAngle: 0.28e-3,
    ellipse: { ratio: 1.05, theta: 0.6 },
    countsPerPixel: 0.2,
    backgroundAt111: 0.2,
    directBeam: 1
  });
  const random = createRandom(5, 'report');
  const counts = expectedPattern(model).map(value => poisson(1024 * value, random));
  return { counts, shape: [256, 256], voltage: FACTS.voltage };
}

const pattern = recording();
const calibration = calibrate(pattern);
const reportOf = (changes: Partial<ReportInput> = {}): string =>
  calibrationReport({ calibration, pattern, facts: FACTS, ...changes });
const text = reportOf();

/** A report without its pictures, in whose letters any word may turn up. */
function words(report: string): string {
  return report.replace(/base64,[A-Za-z0-9+/=]*/g, '');
}

/** The text of the first element of a kind, without tags. */
function element(name: string, from = text): string {
  const [, content] = new RegExp(`<${name}[^>]*>([\\s\\S]*?)</${name}>`).exec(from) ?? [];
  return (content ?? '').replace(/<[^>]*>/g, '').trim();
}

describe('calibrationReport', () => {
  it('begins with the verdict in words, its reason and its rule', () => {
    expect(calibration.verdict).toBe('pass');
    expect(element('title')).toBe('Pass: this calibration can be used · Au cross-grating, 300 kV, 20 cm');
    expect(element('h1')).toBe('Pass: this calibration can be used');
    const body = text.slice(text.indexOf('<body'));
    expect(element('header', body)).toContain(calibration.reason);
    expect(element('header', body)).toContain('all-good');
    expect(body.indexOf('<header')).toBeLessThan(body.indexOf('<section'));
  });

  it('shows pixels of wedges as left out, as the fit took them', () => {
    const sectors = [[80, 100]] as const;
    const without = calibrate({ ...pattern, exclusions: { sectors } });
    const shape = (report: string): string => /<path class="left-out" d="([^"]*)"/.exec(report)?.[1] ?? '';
    const [plain, wedged] = [shape(text), shape(reportOf({ calibration: without, sectors }))];
    // Twenty degrees to the right of the beam, up to the edge
    expect(wedged.length).toBeGreaterThan(plain.length);
    expect(wedged).toMatch(/h1\d\dv1/);
  });

  it('shows the numbers of the calibration, exactly and rounded to their errors', () => {
    const { values, errors } = calibration as Required<Calibration>;
    const exact = [...text.matchAll(/<data value="([^"]+)">([^<]+)</g)];
    for (const value of Object.values(values)) {
      expect(exact.map(([, number]) => Number(number))).toContain(value);
    }
    const [, number, shown] = exact[0];
    expect(Number(number)).toBe(values.pixelSizeInvAng);
    const [, mean, digits] = /^([\d.]+)\((\d+)\)$/.exec(shown)!;
    const unit = 10 ** -mean.split('.')[1].length;
    expect(Math.abs(Number(mean) - values.pixelSizeInvAng)).toBeLessThanOrEqual(0.5001 * unit);
    expect(Math.abs(Number(digits) * unit - errors.pixelSizeInvAng)).toBeLessThanOrEqual(0.5001 * unit);
  });

  it('draws ellipses where the rings are on the detector and circles where they are corrected', () => {
    const { values, rings } = calibration as Required<Calibration>;
    const [, rx, ry] = /<ellipse[^>]*rx="([\d.]+)"\s*ry="([\d.]+)"/.exec(text)!;
    expect(Number(rx) / Number(ry)).toBeCloseTo(values.axisRatio, 3);
    expect(Math.sqrt(Number(rx) * Number(ry))).toBeCloseTo(rings[0].radii[0], 1);
    const [, r] = /<circle\s+class="expected"[^>]*r="([\d.]+)"/.exec(text)!;
    // 111 at the pixel size of the minor axis
    expect(Number(r)).toBeCloseTo(0.42471 / values.pixelSizeInvAng, 1);
    const drawn = (text.match(/<ellipse/g) ?? []).length;
    expect(drawn).toBe(rings.flatMap(({ radii }) => radii).length);
  });

  it('has every part', () => {
    const titles = [...text.matchAll(/<h2>([^<]*)</g)].map(([, title]) => title);
    expect(titles).toEqual([
      'Flattened profile and simulated gold',
      'As recorded, with ellipses',
      'Corrected, with circles',
      'Unrolled pattern',
      'Residuals of the rings',
      'Background',
      'Rings',
      'All values',
      'How it was made'
    ]);
    for (const name of ['111', '200', '220', '311', '422']) {
      expect(text).toMatch(new RegExp(`<text\\s+class="hkl"[^>]*>\\s*${name}\\s*</text`));
    }
    expect(element('table class="facts"'.split(' ')[0], text.slice(text.indexOf('How it was made')))).toMatch(
      /20261125_101500_data\.hdf5[\s\S]*300 kV[\s\S]*111, 220[\s\S]*not set[\s\S]*0\.1\.0/
    );
  });

  it('is small, the same every time, and refers to nothing outside itself', () => {
    expect(Buffer.byteLength(text)).toBeLessThan(LARGEST);
    expect(reportOf()).toBe(text);
    expect(text).not.toMatch(/<script|<link|<iframe|@import|https?:|\son\w+=/i);
    const addresses = [...text.matchAll(/(?:href|src)="([^"]*)"|url\(([^)]*)\)/g)].map(
      ([, address, url]) => address ?? url
    );
    expect(addresses).toHaveLength(4);
    addresses.forEach(address => expect(address).toMatch(/^data:image\/jpeg;base64,[A-Za-z0-9+/]+=*$/));
    expect(words(text)).not.toMatch(/NaN|undefined|Infinity|\[object/);
  });

  it('takes names of files and what is in them as text', () => {
    const evil = `</title><script>alert(1)</script>"'&`;
    const hurt = reportOf({
      facts: {
        ...FACTS,
        title: evil,
        inputFile: evil,
        options: { [evil]: evil },
        further: [[evil, evil]],
        version: evil
      }
    });
    expect(hurt).not.toMatch(/<script/);
    expect(hurt.match(/&lt;\/title&gt;&lt;script&gt;alert\(1\)&lt;\/script&gt;&quot;&#39;&amp;/g)).toHaveLength(8);
  });

  it('shows origin maps where they are known', () => {
    const shape = [6, 8] as const;
    const rows = Float64Array.from({ length: 48 }, (_, at) => (at === 3 ? NaN : 120 + 0.1 * (at % 8)));
    const shown = reportOf({ originMaps: { rows, columns: rows.map(() => NaN), shape, every: [4, 4] } });
    expect(shown).toContain('Row of the direct beam');
    expect(shown).toMatch(/6 × 8 scan\s+positions, every 4 rows and 4 columns\. Mean\s+120\.35 px/);
    expect(shown).toContain('Blue: 1 where the beam does not stand out.');
    expect(shown).toContain('Not known at any scan position.');
    expect(text).not.toContain('Row of the direct beam');
  });

  it('strikes the values of a failed calibration out', () => {
    const failed: Calibration = { ...calibration, verdict: 'fail', rule: 'not-gold', reason: 'The rings are off.' };
    const shown = reportOf({ calibration: failed });
    expect(element('h1', shown)).toBe('Fail: do not use these values');
    expect(shown).toContain('Values found, not to be used');
    expect(shown).toContain('class="refused"');
  });
});

describe('calibrationReport of a pattern without a calibration', () => {
  const saturated = Float64Array.from(pattern.counts, value => Math.min(value, 150));

  it.each<[string, ArrayLike<number>, Uint8Array | undefined, RegExp]>([
    ['empty', new Float64Array(65536), undefined, /beam was on the gold/],
    ['saturated', saturated, undefined, /shorter dwell time/],
    ['blocked', pattern.counts, new Uint8Array(65536).fill(1, 0, 50000), /beam stop/]
  ])('says what to do when it is %s, and shows the pattern', (rule, counts, mask, todo) => {
    const input = { ...pattern, counts, mask };
    const failed = calibrate(input);
    expect(failed.rule).toBe(rule);
    const shown = calibrationReport({ calibration: failed, pattern: input, facts: FACTS });
    expect(element('h1', shown)).toBe('Fail: no calibration from this pattern');
    expect(shown).toContain(failed.reason);
    expect(element('header', shown.slice(shown.indexOf('<body')))).toMatch(todo);
    expect(shown).toContain('Pattern as recorded');
    expect(shown).toContain(FACTS.inputFile);
    expect(shown.includes('Mean counts by distance')).toBe(rule === 'saturated');
    expect(words(shown)).not.toMatch(/NaN|undefined|Infinity|<h2>[^<]*alues/);
  });
});

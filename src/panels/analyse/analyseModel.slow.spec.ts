import { cpSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers';

import { nullTranslator } from '@jupyterlab/translation';

import { analyse } from '../../pipeline/analyse/analyse';
import { earlierAnalyses } from '../../pipeline/analyse/view/earlierAnalyses';
import { analysisMaps, classPatterns, openAnalysis } from '../../pipeline/analyse/view/openAnalysis';
import { percentilesOf } from '../../pipeline/analyse/view/percentilesOf';
import { profileSets } from '../../pipeline/analyse/view/profileSets';
import { ProfileSketches } from '../../pipeline/analyse/view/profileSketches';
import { regionProfile } from '../../pipeline/analyse/view/regionProfile';
import { InlineTasks } from '../../pipeline/threads/taskRunner';
import { analyseOptionsSchema } from '../../protocol/analyse/analyseOptions';
import { requests } from '../../protocol/requests';
import { writeHyperSpyFile } from '../../storage/hdf5/hyperspyFile';
import { unguarded } from '../../storage/pathGuard';
import { JobsModel } from '../jobs/jobsModel';
import { SessionModel } from '../session/sessionModel';
import type { Way } from '../testing/fakeBackend';
import { FakeBackend } from '../testing/fakeBackend';
import { AnalyseModel } from './analyseModel';

const TRANS = nullTranslator.load('x');
const ROWS = 40;
const COLUMNS = 12;
const BINS = 30;
const runner = new InlineTasks();

let folder: string;
let backend: FakeBackend;
let model: AnalyseModel;

/** Mean of a bin: left half of the scan one ring, right half another. */
function profileAt(column: number, bin: number): number {
  const ring = column < COLUMNS / 2 ? 12 : 20;
  return 5 + 40 * Math.exp(-(((bin - ring) / 1.5) ** 2)) + (bin % 3);
}

function write(stamp: string, subfolder: string, kind: 'mean' | 'var' = 'mean'): string {
  const place = join(folder, 'processing', 'Merlin', subfolder, stamp);
  mkdirSync(place, { recursive: true });
  const path = join(place, `${stamp}_azimuthal_${kind}.hspy`);
  const values = Float64Array.from({ length: ROWS * COLUMNS * BINS }, (_, at) =>
    profileAt(Math.floor(at / BINS) % COLUMNS, at % BINS)
  );
  const scan = [ROWS, COLUMNS].map(size => ({ units: 'nm', scale: 2, offset: 0, size, navigate: true }));
  const q = { units: '1/Å', scale: 0.02, offset: 0, size: BINS, navigate: false };
  writeHyperSpyFile(path, values, { axes: [...scan, q], signal: {}, original: {} });
  return path;
}

// The engine runs in the page that jest plays, which has no more than a browser
beforeAll(() => Object.assign(globalThis, { setImmediate }));

/** The real engine answers; only the connection is played. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'analyse-'));
  const sketches = new ProfileSketches(runner);
  const means = ({ signal = new AbortController().signal, report }: Way) => ({
    runner,
    guard: unguarded,
    signal,
    report: async (value: unknown) => report(value)
  });
  backend = new FakeBackend({
    'session/guess': () => null,
    'folder/list': () => ({ path: folder, parent: '/', entries: [], more: 0 }),
    'analyse/profileSets': params => profileSets(requests.profileSets.params.parse(params).folder, unguarded),
    'analyse/earlier': params => earlierAnalyses(requests.earlierAnalyses.params.parse(params).folder, unguarded),
    'analyse/open': params => openAnalysis(requests.openAnalysis.params.parse(params).record, unguarded),
    'analyse/maps': params => {
      const { record, file } = requests.analysisMaps.params.parse(params);
      return analysisMaps(record, file, unguarded);
    },
    'analyse/patterns': params => classPatterns(requests.classPatterns.params.parse(params).record, unguarded),
    'analyse/percentiles': (params, _, way) =>
      percentilesOf(requests.coefficientPercentiles.params.parse(params).record, means(way)),
    'analyse/region': (params, _, way) => regionProfile(requests.regionProfile.params.parse(params), means(way)),
    'analyse/sketches': async (params, _, way) => ({
      problems: await sketches.of(requests.profileSketches.params.parse(params).files, means(way))
    }),
    'job/start': () => Promise.reject(new Error('The job is not started here.'))
  });
  const session = new SessionModel(backend, TRANS);
  model = new AnalyseModel({ backend, session, jobs: new JobsModel(backend) }, TRANS);
  await backend.connect();
  await session.open(folder);
});
afterEach(async () => {
  model.dispose();
  await backend.settled();
  rmSync(folder, { recursive: true });
});

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) {
    if (model.result.state.failure ?? model.state.failure ?? model.compare.state.failure) {
      throw new Error(JSON.stringify([model.state, model.result.state.failure, model.compare.state.failure]));
    }
    await new Promise(resolve => setTimeout(resolve, 5));
  }
}

async function listed(): Promise<void> {
  model.refresh();
  await until(() => !model.state.listing);
}

async function analysed(files: string[], components = 2): Promise<string> {
  const options = analyseOptionsSchema.parse({ components, qRange: [0.1, 0.56] });
  const { record } = await analyse(files, options, {
    runner,
    signal: Object.assign(new AbortController().signal, { throwIfAborted: () => undefined }),
    guard: unguarded,
    onProgress: () => undefined
  });
  return record;
}

describe('the panel Profile analysis', () => {
  it('lists data sets by what the options ask for, and analyses those that pass together', async () => {
    const [a] = [write('a', 'first'), write('a', 'first', 'var'), write('b', 'second')];
    const maps = join(folder, 'processing', 'Merlin', 'second', 'EDX');
    mkdirSync(maps);
    writeFileSync(join(maps, 'Site_b.rpl'), '');
    await listed();
    expect(model.rows.state.all.map(({ set }) => set.edx)).toEqual([false, true]);
    expect(model.rows.state.all.map(({ name, status, set }) => [name, status, set.subfolder, set.scan])).toEqual([
      ['a', 'new', 'processing/Merlin/first', [ROWS, COLUMNS]],
      ['b', 'new', 'processing/Merlin/second', [ROWS, COLUMNS]]
    ]);
    model.form.edit({ profile: 'variance' });
    expect(model.rows.state.all.map(({ status }) => status)).toEqual(['new', 'lacking']);
    expect(model.wanted).toEqual([a]);
    model.form.edit({ profile: 'mean', exclude: 'second' });
    expect(model.rows.state.all.map(({ name }) => name)).toEqual(['a']);
    void model.run(model.wanted);
    expect(backend.askedFor('job/start')).toMatchObject([
      { kind: 'analyse', inputs: [a], options: { exclude: ['second'], components: 'auto' } }
    ]);
  });

  it('opens the newest analysis without computing anything, also where its folder was moved to', async () => {
    const files = [write('a', 'first'), write('b', 'first')];
    const first = await analysed(files, 2);
    const moved = join(folder, 'processing', 'Merlin', 'first', 'analysis', 'moved');
    cpSync(join(first, '..'), moved, { recursive: true });
    rmSync(join(first, '..'), { recursive: true });
    await listed();
    await until(() => model.result.state.maps !== undefined);
    const { record, opened, maps, earlier } = model.result.state;
    expect(record).toBe(join(moved, 'analysis.json'));
    expect(earlier).toHaveLength(1);
    expect(opened?.components.curves).toHaveLength(2);
    expect(maps?.classes.shape).toEqual([ROWS, COLUMNS]);
    // Each half of the scan is one class, and there are two
    const classAt = (column: number): number => maps!.classes.values[5 * COLUMNS + column];
    expect(new Set([classAt(0), classAt(COLUMNS - 1)])).toEqual(new Set([1, 2]));
    expect(classAt(1)).toBe(classAt(0));
    expect(model.rows.state.all.map(({ status }) => status)).toEqual(['complete', 'complete']);
    // A click in the table leads to its maps
    model.rows.look(files[1]);
    expect(model.result.state.file).toBe(1);
  });

  it('tells the mean profile of chosen positions', async () => {
    await analysed([write('a', 'first')]);
    await listed();
    await until(() => model.result.state.maps !== undefined);
    model.result.point({ row: 3, column: 4, rows: 30, columns: 4 });
    await until(() => model.result.state.ofRegion !== undefined);
    const { q, values } = model.result.state.ofRegion!;
    expect(q[10]).toBeCloseTo(0.2, 12);
    values.forEach((value, bin) =>
      expect(value).toBeCloseTo((profileAt(0, bin) + profileAt(COLUMNS - 1, bin)) / 2, 10)
    );
  });

  it('shows nothing of one data set or of other positions under the name of another', async () => {
    const files = [write('a', 'first'), write('b', 'first')];
    await analysed(files);
    await listed();
    await until(() => model.result.state.maps !== undefined);
    const { result } = model;
    result.look(1);
    expect(result.state.maps).toBeUndefined();
    await until(() => result.state.maps !== undefined);
    result.point({ row: 1, column: 1, rows: 1, columns: 1 });
    await until(() => result.state.ofRegion !== undefined);
    rmSync(files[1]);
    result.point({ row: 2, column: 2, rows: 1, columns: 1 });
    await until(() => result.state.failure !== undefined);
    expect(JSON.stringify(result.state.failure)).toContain(files[1]);
    expect(result.state.ofRegion).toBeUndefined();
  });

  it('goes on to the analyses of another folder, but not from one that has just been opened', async () => {
    const record = await analysed([write('a', 'first')]);
    await listed();
    await until(() => model.result.state.maps !== undefined);
    const [other] = model.result.state.earlier;
    model.result.setEarlier([]);
    expect(model.result.state.record).toBeUndefined();
    model.result.open(record);
    model.result.setEarlier([{ ...other, record: join(folder, 'elsewhere', 'analysis.json') }]);
    expect(model.result.state.record).toBe(record);
  });

  it('looks at profiles beside each other once somebody does', async () => {
    const file = write('a', 'first');
    await listed();
    expect(backend.askedFor('analyse/sketches')).toHaveLength(0);
    model.compare.setSeen(true);
    await until(() => model.compare.state.sketches.size > 0);
    const sketch = model.compare.state.sketches.get(file)!;
    expect([sketch.positions, sketch.of]).toEqual([32 * COLUMNS, ROWS * COLUMNS]);
    // All rows of this scan are alike
    sketch.values.forEach((value, bin) =>
      expect(value).toBeCloseTo((profileAt(0, bin) + profileAt(COLUMNS - 1, bin)) / 2, 10)
    );
    // Transformed again
    write('a', 'first');
    utimesSync(file, new Date(), new Date(Date.now() + 5000));
    await listed();
    await until(() => ![undefined, sketch].includes(model.compare.state.sketches.get(file)));
    expect(backend.askedFor('analyse/sketches')).toHaveLength(2);
  });
});

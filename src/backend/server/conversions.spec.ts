import { CancelledError, InputError } from '../../core/errors';
import type { Conversion } from '../../protocol/conversion';
import { conversionSchema } from '../../protocol/conversion';
import { convertOptionsSchema } from '../../protocol/convertOptions';
import type { ConvertReport } from '../../protocol/convertResult';
import type { ConversionContext } from './conversions';
import { Conversions } from './conversions';
import type { PathAccess } from './services';

const options = convertOptionsSchema.parse({});
const anywhere: PathAccess = { check: async path => path };

/** A runner under the control of the test. */
function controlled() {
  const calls: { paths: readonly string[]; context: ConversionContext; end(report: ConvertReport | Error): void }[] =
    [];
  const run = (paths: readonly string[], _: typeof options, context: ConversionContext) =>
    new Promise<ConvertReport>((resolve, reject) => {
      const end = (report: ConvertReport | Error) => (report instanceof Error ? reject(report) : resolve(report));
      calls.push({ paths, context, end });
    });
  return { run, calls };
}

const settled = () => new Promise(resolve => setImmediate(resolve));

describe('Conversions', () => {
  it('answers at once, follows the progress with rate and time left, and ends with the report', async () => {
    const { run, calls } = controlled();
    let now = 1000;
    const conversions = new Conversions(run, anywhere, () => now);
    const seen: Conversion[] = [];
    conversions.subscribe(conversion => seen.push(conversionSchema.parse(conversion)));
    const { id } = await conversions.start(['/data/a.mib'], options);
    expect(conversions.list()).toMatchObject([{ id, status: 'running', startedAt: 1000, items: [] }]);
    now = 3000;
    calls[0].context.onProgress([{ input: '/data/a.mib', status: 'running', bytes: 100e6, bytesDone: 40e6 }]);
    expect(conversions.list()[0]).toMatchObject({ bytesPerSecond: 20e6, secondsLeft: 3 });
    now = 6000;
    calls[0].end({ outputs: [], errors: [{ input: '/data/a.mib', code: 'E_DISK', message: 'Full.' }] });
    await settled();
    expect(conversions.list()[0]).toMatchObject({ status: 'failed', endedAt: 6000, secondsLeft: undefined });
    expect(seen.map(({ status }) => status)).toEqual(['running', 'running', 'failed']);
  });

  it('asks before it starts whether paths may be read and results written', async () => {
    const { run, calls } = controlled();
    const asked: string[] = [];
    const access: PathAccess = {
      check: async (path, purpose) => {
        asked.push(`${purpose} ${path}`);
        if (path === '/no') {
          throw new InputError('E_OUTSIDE_ROOTS', 'No.');
        }
        return path;
      }
    };
    const conversions = new Conversions(run, access);
    await expect(conversions.start(['/a', '/no'], options)).rejects.toThrow('No.');
    await expect(conversions.start(['/a'], { ...options, out: '/no' })).rejects.toThrow('No.');
    expect(asked).toEqual(['read /a', 'read /no', 'read /a', 'write /no']);
    expect(calls).toHaveLength(0);
    expect(conversions.list()).toEqual([]);
  });

  it('cancels one and leaves the other; cancelled is an outcome, not an error', async () => {
    const { run, calls } = controlled();
    const conversions = new Conversions(run, anywhere);
    const first = await conversions.start(['/a'], options);
    await conversions.start(['/b'], options);
    calls[0].context.onProgress([{ input: '/a', status: 'running' }]);
    conversions.cancel(first.id);
    expect(calls[0].context.signal.aborted).toBe(true);
    expect(calls[1].context.signal.aborted).toBe(false);
    calls[0].end(new CancelledError());
    await settled();
    expect(conversions.list().map(({ status }) => status)).toEqual(['cancelled', 'running']);
    expect(conversions.list()[0].items).toMatchObject([{ status: 'cancelled', input: '/a' }]);
    expect(conversions.list()[0].items[0].problem).toBeUndefined();
  });

  it('does not take an error during a cancellation for a cancellation', async () => {
    const { run, calls } = controlled();
    const conversions = new Conversions(run, anywhere);
    const { id } = await conversions.start(['/a'], options);
    conversions.cancel(id);
    calls[0].end(new InputError('E_DISK', 'The temporary file could not be removed.'));
    await settled();
    expect(conversions.list()[0]).toMatchObject({ status: 'failed', items: [{ problem: { code: 'E_DISK' } }] });
  });

  it('says that a conversion of an earlier backend is not known', () => {
    const conversions = new Conversions(controlled().run, anywhere);
    expect(() => conversions.cancel('gone')).toThrow(/started again since/);
  });

  it('stops by cancelling all, waits for them, and takes nothing new', async () => {
    const { run, calls } = controlled();
    const conversions = new Conversions(run, anywhere);
    await conversions.start(['/a'], options);
    let stopped = false;
    const stopping = conversions.stop().then(() => (stopped = true));
    await settled();
    expect(calls[0].context.signal.aborted).toBe(true);
    expect(stopped).toBe(false);
    calls[0].end(new CancelledError());
    await stopping;
    await expect(conversions.start(['/b'], options)).rejects.toThrow(CancelledError);
  });

  it('forgets the oldest finished ones, never a running one', async () => {
    const { run, calls } = controlled();
    const conversions = new Conversions(run, anywhere);
    const running = await conversions.start(['/running'], options);
    for (let index = 0; index < 150; index++) {
      await conversions.start([`/${index}`], options);
      calls[calls.length - 1].end({ outputs: [], errors: [] });
      await settled();
    }
    expect(conversions.list()).toHaveLength(101);
    expect(conversions.list()[0].id).toBe(running.id);
  });

  it('reports a runner that throws before it promises anything', async () => {
    const conversions = new Conversions(() => {
      throw new Error('at once');
    }, anywhere);
    await conversions.start(['/a'], options);
    await settled();
    expect(conversions.list()[0]).toMatchObject({ status: 'failed', items: [{ problem: { code: 'E_INTERNAL' } }] });
  });
});

import type { Page } from '@playwright/test';

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds */
  dur?: number;
  /** Microseconds of CPU time of the thread */
  tdur?: number;
  args?: { name?: string };
}

/** A task of a page's main thread, milliseconds. */
export interface Task {
  /** By the clock on the wall: longer where others have the processor */
  readonly wall: number;
  /** Work of the thread itself; absent where Chromium does not say */
  readonly cpu?: number;
}

/** Tasks of a page's main thread from the longest on, as Chromium's own trace has them. */
export async function mainThreadTasks(page: Page, during: () => Promise<void>): Promise<Task[]> {
  const browser = page.context().browser();
  if (!browser) {
    throw new Error('A page of a browser of its own is needed: its trace is that of the browser.');
  }
  await browser.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline'] });
  await during();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString('utf8')) as { traceEvents: TraceEvent[] };
  const place = ({ pid, tid }: TraceEvent): string => `${pid}/${tid}`;
  const mains = new Set(
    traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(place)
  );
  return traceEvents
    .filter(event => event.ph === 'X' && event.name === 'RunTask' && mains.has(place(event)))
    .map(({ dur = 0, tdur }) => ({ wall: dur / 1000, ...(tdur !== undefined && { cpu: tdur / 1000 }) }))
    .sort((a, b) => b.wall - a.wall);
}

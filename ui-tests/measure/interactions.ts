import type { Page } from '@playwright/test';

/**
 * Milliseconds from each click or keystroke until the page is painted after it, as Chromium times it itself (Event Timing: in steps of 8 ms,
 * and at least 16).
 */
export async function interactions(page: Page, during: () => Promise<void>): Promise<number[]> {
  const watch = await page.evaluateHandle(() => {
    const longest = new Map<number, number>();
    const take = (entries: PerformanceEntryList): void => {
      for (const entry of entries as (PerformanceEntry & { interactionId?: number })[]) {
        const id = entry.interactionId ?? 0;
        if (id !== 0) {
          longest.set(id, Math.max(longest.get(id) ?? 0, entry.duration));
        }
      }
    };
    const observer = new PerformanceObserver(list => take(list.getEntries()));
    observer.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
    const end = (): number[] => {
      take(observer.takeRecords());
      observer.disconnect();
      return [...longest.values()];
    };
    return { end };
  });
  await during();
  await page.waitForTimeout(500);
  return watch.evaluate(({ end }) => end());
}

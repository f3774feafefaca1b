import type { Page } from '@playwright/test';

/** What has not come by then will not: a selector that fits nothing any more, a command that failed. */
const GIVE_UP_AFTER = 60_000;

/**
 * Runs a command of JupyterLab, and gives the milliseconds until something is painted.
 *
 * @throws where the command fails, or nothing of the kind is there after a minute
 */
export async function untilPainted(
  page: Page,
  command: string,
  args: Record<string, string>,
  selector: string
): Promise<number> {
  return page.evaluate(
    async ([id, given, wanted, giveUpAfter]) => {
      const { jupyterapp } = window as unknown as {
        jupyterapp: { commands: { execute(id: string, args: object): Promise<unknown> } };
      };
      const begun = performance.now();
      return new Promise<number>((resolve, reject) => {
        jupyterapp.commands.execute(id, given).catch(reject);
        setTimeout(() => reject(new Error(`${wanted} was not painted after ${id}.`)), giveUpAfter);
        const look = (): void => {
          if (document.querySelector(wanted)) {
            // Once more, for the frame in which it is there to be painted.
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begun)));
          } else {
            requestAnimationFrame(look);
          }
        };
        look();
      });
    },
    [command, args, selector, GIVE_UP_AFTER] as const
  );
}

/** Clicks, and gives the milliseconds from the release of the button until the text of something has changed and is painted. */
export async function clickUntilChanged(page: Page, x: number, y: number, selector: string): Promise<number> {
  // Listening before the click is sent: the two take different ways into the page.
  const painted = await page.evaluateHandle(wanted => {
    // Looked for again each time: it may be another element by then
    const text = () => document.querySelector(wanted)?.textContent;
    const before = text();
    let since: number | undefined;
    document.addEventListener('mouseup', () => (since = performance.now()), { capture: true, once: true });
    const changed = new Promise<number>((resolve, reject) => {
      setTimeout(() => reject(new Error(`Nothing has changed in ${wanted}.`)), 60_000);
      const look = (): void => {
        if (since !== undefined && text() !== before) {
          const released = since;
          // What differs when a frame begins is painted in that frame, before the next task
          setTimeout(() => resolve(performance.now() - released));
        } else {
          requestAnimationFrame(look);
        }
      };
      look();
    });
    return { changed };
  }, selector);
  await page.mouse.click(x, y);
  return painted.evaluate(({ changed }) => changed);
}

/** Presses a key some times in quick succession, and gives the milliseconds from the first until something says some words and is painted. */
export async function keysUntilSaid(
  page: Page,
  key: string,
  times: number,
  selector: string,
  words: string
): Promise<number> {
  const painted = await page.evaluateHandle(
    ([wanted, text, giveUpAfter]) => {
      let since: number | undefined;
      document.addEventListener('keydown', () => (since = performance.now()), { capture: true, once: true });
      const said = new Promise<number>((resolve, reject) => {
        setTimeout(() => reject(new Error(`${wanted} did not say ${text}.`)), giveUpAfter);
        const look = (): void => {
          if (since !== undefined && document.querySelector(wanted)?.textContent?.includes(text)) {
            const pressed = since;
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - pressed)));
          } else {
            requestAnimationFrame(look);
          }
        };
        look();
      });
      return { said };
    },
    [selector, words, GIVE_UP_AFTER] as const
  );
  for (let press = 0; press < times; press++) {
    await page.keyboard.press(key);
  }
  return painted.evaluate(({ said }) => said);
}

/** Clicks, and gives the milliseconds from the release of the button until something that says it is busy no longer is, and is painted. */
export async function clickUntilDone(page: Page, x: number, y: number, selector: string): Promise<number> {
  const painted = await page.evaluateHandle(wanted => {
    const isBusy = () => document.querySelector(wanted)?.getAttribute('aria-busy') === 'true';
    let since: number | undefined;
    let wasBusy = false;
    document.addEventListener('mouseup', () => (since = performance.now()), { capture: true, once: true });
    const changed = new Promise<number>((resolve, reject) => {
      setTimeout(() => reject(new Error(`${wanted} did not begin, or did not end.`)), 60_000);
      new MutationObserver(() => {
        wasBusy ||= isBusy();
        if (since !== undefined && wasBusy && !isBusy()) {
          const released = since;
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - released)));
        }
      }).observe(document.body, { attributes: true, subtree: true, attributeFilter: ['aria-busy'] });
    });
    return { changed };
  }, selector);
  await page.mouse.click(x, y);
  return painted.evaluate(({ changed }) => changed);
}

/** Moves the mouse, and gives the milliseconds from the move until something is drawn again inside an element, and painted. */
export async function moveUntilDrawn(page: Page, x: number, y: number, selector: string): Promise<number> {
  const painted = await page.evaluateHandle(
    ([wanted, giveUpAfter]) => {
      let since: number | undefined;
      document.addEventListener('mousemove', () => (since = performance.now()), { capture: true, once: true });
      const drawn = new Promise<number>((resolve, reject) => {
        setTimeout(() => reject(new Error(`Nothing was drawn in ${wanted}.`)), giveUpAfter);
        const observer = new MutationObserver(() => {
          if (since !== undefined) {
            const moved = since;
            observer.disconnect();
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - moved)));
          }
        });
        const element = document.querySelector(wanted);
        if (element) {
          observer.observe(element, { attributes: true, childList: true, subtree: true });
        }
      });
      return { drawn };
    },
    [selector, GIVE_UP_AFTER] as const
  );
  await page.mouse.move(x, y);
  return painted.evaluate(({ drawn }) => drawn);
}

/** Milliseconds from the last click of a piece of work until so many elements are there, and painted. */
export async function lastClickUntilMany(
  page: Page,
  selector: string,
  count: number,
  work: () => Promise<void>
): Promise<number> {
  const painted = await page.evaluateHandle(
    ([wanted, least, giveUpAfter]) => {
      let since: number | undefined;
      document.addEventListener('mouseup', () => (since = performance.now()), { capture: true });
      const there = new Promise<number>((resolve, reject) => {
        setTimeout(() => reject(new Error(`There are no ${least} of ${wanted}.`)), giveUpAfter);
        const look = (): void => {
          if (since !== undefined && document.querySelectorAll(wanted).length >= least) {
            const released = since;
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - released)));
          } else {
            requestAnimationFrame(look);
          }
        };
        look();
      });
      return { there };
    },
    [selector, count, GIVE_UP_AFTER] as const
  );
  await work();
  return painted.evaluate(({ there }) => there);
}

export interface Script {
  readonly bytes: number;
  readonly isPlotly: boolean;
}

/** Scripts of the extension that a page asks for from now on. */
export function watchScripts(page: Page): () => Promise<Script[]> {
  const urls = new Set<string>();
  page.on('request', request => {
    if (/\/extensions\/jupyterlab-4dstem\/static\/.*\.js/.test(request.url())) {
      urls.add(request.url());
    }
  });
  return () =>
    page.evaluate(
      all =>
        Promise.all(
          all.map(async url => {
            const text = await (await fetch(url)).text();
            // An event that is named by Plotly alone
            return { bytes: new TextEncoder().encode(text).length, isPlotly: text.includes('plotly_afterplot') };
          })
        ),
      [...urls]
    );
}

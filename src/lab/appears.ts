/** How long a part of the program may take to be fetched and drawn, ms */
const PATIENCE_MS = 10_000;

/** An element below a node as soon as it is drawn; undefined where it does not come. */
export async function appears(node: HTMLElement, selector: string): Promise<HTMLElement | undefined> {
  const find = (): HTMLElement | undefined => node.querySelector<HTMLElement>(selector) ?? undefined;
  return (
    find() ??
    new Promise(resolve => {
      const end = (found?: HTMLElement): void => {
        observer.disconnect();
        clearTimeout(timer);
        resolve(found);
      };
      const observer = new MutationObserver(() => {
        const found = find();
        if (found) {
          end(found);
        }
      });
      const timer = setTimeout(end, PATIENCE_MS);
      observer.observe(node, { childList: true, subtree: true });
    })
  );
}

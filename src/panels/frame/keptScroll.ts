/** How far everything in some elements is scrolled, which a browser forgets when they move to another place in the page. */
export function keptScroll(parts: readonly HTMLElement[]): { keep(): void; restore(): void } {
  let kept: readonly { readonly element: Element; readonly top: number; readonly left: number }[] = [];
  return {
    keep: () => {
      kept = parts
        .flatMap(part => [part, ...part.querySelectorAll('*')])
        .filter(({ scrollTop, scrollLeft }) => scrollTop !== 0 || scrollLeft !== 0)
        .map(element => ({ element, top: element.scrollTop, left: element.scrollLeft }));
    },
    restore: () => {
      for (const { element, top, left } of kept) {
        element.scrollTop = top;
        element.scrollLeft = left;
      }
    }
  };
}

/**
 * Height that all in an element would take without anything scrolled, pixels.
 *
 * @param scrolled selects what scrolls in it, and gives way where there is little room
 */
export function naturalHeight(element: HTMLElement, scrolled: string): number {
  const end = Math.max(...Array.from(element.children, child => child.getBoundingClientRect().bottom));
  const seen = end - element.getBoundingClientRect().top + parseFloat(getComputedStyle(element).paddingBottom);
  const hidden = Array.from(element.querySelectorAll(scrolled), part => part.scrollHeight - part.clientHeight);
  return Math.ceil(hidden.reduce((sum, height) => sum + height, seen));
}

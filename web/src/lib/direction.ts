// Which way text runs at a place of the page. What is written from left to right in every language says so itself.

/** Whether the line begins at the right there: arrow keys and the mouse then mean the other way. */
export function isRightToLeft(element: Element): boolean {
  return getComputedStyle(element).direction === 'rtl';
}

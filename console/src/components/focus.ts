// SPDX-License-Identifier: EUPL-1.2
// What has the focus may go: a session is ended, an alert answered, a form closed.  A keyboard would
// then begin at the top of the page again.  It goes to the heading of the part that is still there
// instead, where the next press of the same key does nothing (WCAG 2.4.3).  Of what is only hidden
// nothing is mended: a part says aria-busy until it came once, and never again, so that nothing below
// it that had the focus is hidden.

const HEADING = 'h1, h2, h3';

/** For a page's frame, as an attachment; gives what takes it off again. */
export function keepFocus(area: HTMLElement): () => void {
  let path: Element[] = []; // the element that had the focus, and what it stands in

  const remember = (event: FocusEvent): void => {
    path = [];
    for (let one = event.target instanceof Element ? event.target : null; one !== null && one !== area; one = one.parentElement) path.push(one);
  };
  const mend = (): void => {
    if (path[0] === undefined || path[0].isConnected || document.activeElement !== document.body) return;
    const near = path.find((one) => one.isConnected && one.querySelector(HEADING) !== null) ?? area;
    const heading = near.querySelector<HTMLElement>(HEADING);
    if (heading === null) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    if (heading.matches(':focus-visible')) heading.scrollIntoView({ block: 'nearest' });
  };
  const observer = new MutationObserver(mend);
  area.addEventListener('focusin', remember);
  observer.observe(area, { childList: true, subtree: true });
  return () => {
    area.removeEventListener('focusin', remember);
    observer.disconnect();
  };
}

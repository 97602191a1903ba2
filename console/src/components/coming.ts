// SPDX-License-Identifier: EUPL-1.2
// What is on its way within a page.  Its shapes stand in parts that say aria-busy, which a screen
// reader may pass over: they tell the page's frame, and the frame says so once, outside of them.
import { getContext, setContext } from 'svelte';

/** Something is coming; what it gives is to be called when that came. */
export type Coming = () => () => void;
const FRAME = Symbol('frame');

/** Of a frame: it hears what comes within it; null: it says nothing, and each shape speaks for itself. */
export const hearComing = (heard: Coming | null): void => void setContext(FRAME, heard);

/** Who hears of what comes here. */
export const comingHere = (): Coming | null => getContext<Coming | null | undefined>(FRAME) ?? null;

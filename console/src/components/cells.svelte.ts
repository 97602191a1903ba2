// SPDX-License-Identifier: EUPL-1.2
// A table of buttons and lists as one stop of Tab, with the arrows inside (ARIA APG, "grid"): sixty
// cells are not sixty presses on the way to what stands below them.
import { gridStep, type Place } from '../lib/grid';

export class Cells {
  at: Place = $state({ row: 0, column: 0 });

  stop = (row: number, column: number): 0 | -1 => (this.at.row === row && this.at.column === column ? 0 : -1);

  focusin = (event: FocusEvent): void => {
    const cell = event.target instanceof Element ? event.target.closest('td') : null;
    const row = cell?.parentElement;
    if (cell && row instanceof HTMLTableRowElement) this.at = { row: row.sectionRowIndex, column: cell.cellIndex - 1 };
  };

  keydown = (event: KeyboardEvent): void => {
    const table = event.currentTarget;
    if (!(table instanceof HTMLTableElement) || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // In a list, up and down choose, as everywhere.
    if (event.target instanceof HTMLSelectElement && /^Arrow(Up|Down)$/.test(event.key)) return;
    const rows = table.tBodies[0]?.rows;
    const to = gridStep(event.key, this.at, rows?.length ?? 0, (rows?.[0]?.cells.length ?? 1) - 1);
    if (to === null) return;
    event.preventDefault();
    this.focus(table, to);
  };

  focus(table: HTMLTableElement, to: Place = this.at): void {
    table.tBodies[0]?.rows[to.row]?.cells[to.column + 1]?.querySelector<HTMLElement>('button, select')?.focus();
  }
}

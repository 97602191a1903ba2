// SPDX-License-Identifier: EUPL-1.2
// The state of the desk page: the list in view, the open ticket, what is selected, opened and
// half written.  Drafts and opened values live in memory only and end with the page.
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import { once, type Fault } from '../../api/client';
import { desk } from '../../api/desk';
import { session } from '../../api/session.svelte';
import type {
  MacroActions, Message, Opened, Span, Ticket, TicketChange, TicketEvent, TicketRow, View, Viewer, ViewingEvent,
} from '../../lib/schema';

export interface Draft {
  kind: 'reply' | 'note';
  reply: string;
  note: string;
  key: string; // Idempotency-Key of this text, kept over retries
  macro: { id: string; actions: MacroActions } | null; // what is done as it is sent
}

export interface OpenedValue {
  text: string;
  until: number; // milliseconds
  seconds: number; // that it shows in all
  entry: Opened['entry'];
}

const PAGE = 50;
const RELIST_MS = 800;
const COPY_LEAST = 3; // characters of a value that are a copy of it

/** The parts of what stands beside a ticket. */
export const panels = ['title', 'customer', 'assist', 'articles', 'history'] as const;
export type Panel = (typeof panels)[number];

export type Picker = 'status' | 'priority' | 'intent' | 'sentiment' | 'lang' | 'assignee' | 'queue' | 'tags';

export class Desk {
  view: View = $state('open');
  query = $state('');
  counts = new SvelteMap<View, number>();
  rows: TicketRow[] = $state.raw([]);
  next: string | null = $state(null);
  loading = $state(true);
  fault: Fault | null = $state(null);
  cursor = $state(0);
  selected = new SvelteSet<string>();

  ticketId: string | null = $state(null);
  ticket: Ticket | null = $state.raw(null);
  ticketFault: Fault | null = $state(null);
  changeFault: Fault | null = $state(null);
  conflict: 'text' | 'field' | null = $state(null);
  fresh = new SvelteSet<string>(); // messages that came while we looked
  others: Viewer[] = $state.raw([]);
  opened = new SvelteMap<string, OpenedValue>();
  drafts = new SvelteMap<string, Draft>();
  sending = $state(false);
  picker: Picker | null = $state(null);
  panel: Panel = $state('title');
  wantsDraft = $state(false); // asked for by key, before the panel is there
  proposed = new SvelteMap<string, string[]>(); // suggestions taken into a reply, by ticket

  #etag = '';
  #busy = 0;
  #changing: Promise<unknown> = Promise.resolve();
  #heard = 0; // the newest version of the open ticket that we were told of
  #listRun = 0;
  #ticketRun = 0;
  #relist: ReturnType<typeof setTimeout> | undefined;

  readonly draft: Draft = $derived(
    (this.ticketId !== null ? this.drafts.get(this.ticketId) : undefined) ?? { kind: 'reply', reply: '', note: '', key: '', macro: null },
  );
  readonly spans: Map<string, Span> = $derived(spansOf(this.ticket?.items ?? []));

  // ---- the list

  async list(view: View, query: string): Promise<void> {
    const run = ++this.#listRun;
    const same = view === this.view && query === this.query;
    Object.assign(this, { view, query, loading: true, fault: null });
    if (!same) {
      Object.assign(this, { rows: [], next: null, cursor: 0 });
      this.selected.clear();
    }
    const limit = same ? Math.max(PAGE, this.rows.length) : PAGE;
    const answer = await desk.tickets(query === '' ? { view, limit } : { view: 'all', q: query, limit });
    if (run !== this.#listRun) return;
    this.loading = false;
    if (!answer.ok) {
      this.fault = answer.fault;
      return;
    }
    const at = this.rows[this.cursor]?.id;
    this.rows = answer.ok.items;
    this.next = answer.ok.next;
    const found = this.rows.findIndex((row) => row.id === at);
    this.cursor = found >= 0 ? found : Math.max(0, Math.min(this.cursor, this.rows.length - 1));
    for (const id of this.selected) if (!this.rows.some((row) => row.id === id)) this.selected.delete(id);
  }

  async more(): Promise<number> {
    if (this.next === null || this.loading) return 0;
    this.loading = true;
    const run = this.#listRun;
    const where = this.query === '' ? { view: this.view } : { view: 'all', q: this.query };
    const answer = await desk.tickets({ ...where, limit: PAGE, cursor: this.next });
    if (run !== this.#listRun) return 0;
    this.loading = false;
    if (!answer.ok) {
      this.fault = answer.fault;
      return 0;
    }
    this.rows = [...this.rows, ...answer.ok.items];
    this.next = answer.ok.next;
    return answer.ok.items.length;
  }

  async count(): Promise<void> {
    const answer = await desk.views();
    if (answer.ok) for (const { view, count } of answer.ok.items) this.counts.set(view, count);
  }

  refresh(): void {
    void this.list(this.view, this.query);
    void this.count();
  }

  // ---- the open ticket

  async show(id: string | null): Promise<void> {
    if (id === this.ticketId && this.ticket !== null) return;
    this.closeAll();
    this.fresh.clear();
    Object.assign(this, { ticketId: id, ticket: null, ticketFault: null, changeFault: null, conflict: null, others: [] });
    this.#heard = 0;
    if (id !== null) {
      const at = this.rows.findIndex((row) => row.id === id);
      if (at >= 0) this.cursor = at;
      await this.load();
    }
  }

  /** Reads the open ticket, again or for the first time; what is being written stays. */
  async load(): Promise<void> {
    const id = this.ticketId;
    if (id === null) return;
    const run = ++this.#ticketRun;
    const answer = await desk.ticket(id);
    if (run !== this.#ticketRun || id !== this.ticketId) return;
    if (!answer.ok) {
      if (this.ticket === null) this.ticketFault = answer.fault;
      else this.changeFault = answer.fault;
      return;
    }
    if (this.ticket !== null)
      for (const message of answer.ok.items)
        if (!this.ticket.items.some((known) => known.id === message.id)) this.fresh.add(message.id);
    this.#take(answer.ok, answer.etag);
    Object.assign(this, { ticketFault: null, conflict: null });
  }

  /** Answers may overtake each other: an older state never replaces a newer one. */
  #take(ticket: Ticket, etag: string | null): void {
    if (this.ticket?.id === ticket.id && this.ticket.version > ticket.version) return;
    this.ticket = ticket;
    this.#etag = etag ?? `"${ticket.version}"`;
    this.others = ticket.viewing.filter((user) => user.id !== session.value?.user.id);
    this.#update(ticket);
  }

  #update(row: TicketRow): void {
    this.rows = this.rows.map((known) => (known.id === row.id ? { ...known, ...rowOf(row) } : known));
  }

  /** What an action without a mark of its own is about. */
  get targets(): TicketRow[] {
    if (this.selected.size > 0) return this.rows.filter((row) => this.selected.has(row.id));
    if (this.ticket !== null) return [this.ticket];
    const row = this.rows[this.cursor];
    return row === undefined ? [] : [row];
  }

  /** Changes every target; the answer counts what was done and what was not. */
  change(change: TicketChange, targets: TicketRow[] = this.targets): Promise<{ done: number; failed: number }> {
    // One after the other: two quick keys must not conflict with each other.
    const turn = this.#changing.then(() => this.#change(change, targets));
    this.#changing = turn.catch(() => undefined);
    return turn;
  }

  async #change(change: TicketChange, targets: TicketRow[]): Promise<{ done: number; failed: number }> {
    const result = { done: 0, failed: 0 };
    this.changeFault = null;
    this.#busy++;
    for (const row of targets) {
      const isOpen = row.id === this.ticket?.id;
      const answer = await desk.change(row.id, isOpen ? this.#etag : `"${row.version}"`, change);
      if (answer.ok) {
        result.done++;
        if (isOpen && row.id === this.ticketId) this.#take(answer.ok, answer.etag);
        else this.#update(answer.ok);
        continue;
      }
      result.failed++;
      if (isOpen && answer.fault.status === 412) this.conflict = this.hasText ? 'text' : 'field';
      else if (targets.length === 1) this.changeFault = answer.fault;
    }
    this.#busy--;
    this.#settle();
    void this.count();
    if (targets.length > 1) void this.list(this.view, this.query);
    return result;
  }

  // ---- writing

  get hasText(): boolean {
    return this.draft.reply.trim() !== '' || this.draft.note.trim() !== '';
  }

  write(change: Partial<Draft>): void {
    if (this.ticketId === null) return;
    const key = change.reply !== undefined || change.note !== undefined ? once() : this.draft.key;
    this.drafts.set(this.ticketId, { ...this.draft, key, ...change });
    if (change.reply?.trim() === '') this.proposed.delete(this.ticketId); // nothing of it is used
  }

  async send(solve: boolean): Promise<boolean> {
    const id = this.ticketId;
    const { kind, key, macro } = this.draft;
    const text = this.draft[kind].trim();
    if (id === null || text === '' || this.sending) return false;
    this.sending = true;
    this.changeFault = null;
    this.#busy++;
    const answer = kind === 'reply' ? await desk.reply(id, this.#etag, key, text, solve) : await desk.note(id, this.#etag, key, text);
    this.sending = false;
    this.#busy--;
    if (!answer.ok) {
      if (answer.fault.status === 412) this.conflict = 'text';
      else this.changeFault = answer.fault;
      return false;
    }
    if (kind === 'reply') this.#judge(id, answer.ok.id);
    this.drafts.set(id, { kind: 'reply', reply: kind === 'reply' ? '' : (this.drafts.get(id)?.reply ?? ''), note: '', key: once(), macro: null });
    if (id === this.ticketId) await this.load();
    if (macro !== null) await this.#apply(id, macro, solve);
    this.refresh();
    return true;
  }

  /** What a macro does to the ticket, once its text is sent. */
  async #apply(id: string, macro: NonNullable<Draft['macro']>, solved: boolean): Promise<void> {
    const { status, queue, tags } = macro.actions;
    const row = this.ticket?.id === id ? this.ticket : this.rows.find((known) => known.id === id);
    void desk.usedMacro(id, macro.id);
    if (row === undefined) return;
    const change: TicketChange = {
      ...(status === null || solved ? {} : { status }),
      ...(queue === null ? {} : { queue }),
      ...(tags.length === 0 ? {} : { tags: [...new Set([...row.tags, ...tags])] }),
    };
    if (Object.keys(change).length > 0) await this.change(change, [row]);
  }

  /** Puts what AI proposed into the reply; what is there already stays before it. */
  propose(id: string, text: string): void {
    if (this.ticketId === null) return;
    const before = this.draft.reply.trimEnd();
    this.write({ kind: 'reply', reply: before === '' ? text : `${before}\n\n${text}` });
    this.used(id);
  }

  /** Replaces the reply by what AI made of it. */
  replace(id: string, text: string): void {
    this.write({ kind: 'reply', reply: text });
    this.used(id);
  }

  used(id: string): void {
    if (this.ticketId === null) return;
    const before = this.proposed.get(this.ticketId) ?? [];
    this.proposed.set(this.ticketId, [...before.filter((one) => one !== id), id]);
  }

  /** A reply went out: the desk compares it with what AI proposed for it, and says what became of that. */
  #judge(ticket: string, message: string): void {
    for (const one of this.proposed.get(ticket) ?? []) void desk.judge(ticket, one, { verdict: 'edited', message });
    this.proposed.delete(ticket);
  }

  // ---- the envelope

  take(token: string, answer: Opened): void {
    const until = Date.now() + answer.seconds * 1000;
    for (const item of answer.items)
      if (item.text !== null) this.opened.set(item.token, { text: item.text, until, seconds: answer.seconds, entry: answer.entry });
    void token;
  }

  /** What of the opened values is in a text that somebody copied: each is an event. */
  copied(text: string): void {
    const part = text.trim();
    if (part.length < COPY_LEAST || this.ticketId === null) return;
    for (const [token, value] of this.opened)
      if (part.includes(value.text) || value.text.includes(part)) void desk.copied(this.ticketId, token, value.entry.purpose);
  }

  closeToken(token: string): void {
    this.opened.delete(token);
  }

  closeAll(): void {
    this.opened.clear();
  }

  /** Closes what has been open long enough; true where something was. */
  closeDue(now: number): boolean {
    const due = [...this.opened].filter(([, value]) => value.until <= now);
    for (const [token] of due) this.opened.delete(token);
    return due.length > 0;
  }

  // ---- live

  heardTicket(event: TicketEvent): void {
    clearTimeout(this.#relist);
    this.#relist = setTimeout(() => this.refresh(), RELIST_MS);
    if (event.id !== this.ticketId) return;
    this.#heard = Math.max(this.#heard, event.version);
    this.#settle();
  }

  heardViewing(event: ViewingEvent): void {
    if (event.id === this.ticketId) this.others = event.users.filter((user) => user.id !== session.value?.user.id);
  }

  /** Somebody else's change: shown at once, unless a text is being written; then said. */
  #settle(): void {
    if (this.#busy > 0 || this.ticket === null || this.#heard <= this.ticket.version) return;
    if (this.hasText) this.conflict = 'text';
    else void this.load();
  }

  stop(): void {
    clearTimeout(this.#relist);
    this.closeAll();
  }
}

function rowOf(ticket: TicketRow): TicketRow {
  const { id, number, version, status, queue, assignee, priority, intent, sentiment, rights } = ticket;
  const { lang, lang_by, channel, automatic, tags, person, subject, snippet, messages, created, updated } = ticket;
  return {
    id, number, version, status, queue, assignee, priority, intent, sentiment, rights,
    lang, lang_by, channel, automatic, tags, person, subject, snippet, messages, created, updated,
  };
}

function spansOf(messages: readonly Message[]): Map<string, Span> {
  const spans = new Map<string, Span>();
  for (const message of messages)
    for (const span of [...message.spans, ...(message.quote?.spans ?? []), ...(message.signature?.spans ?? [])])
      if (!spans.has(span.token)) spans.set(span.token, span);
  return spans;
}

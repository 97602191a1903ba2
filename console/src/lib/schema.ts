// SPDX-License-Identifier: EUPL-1.2
// Made by schema.mjs from openapi.json: what the desk's API takes and gives.  Not to be edited.

/** A page of a list. */
export interface List<T> {
  items: T[];
  next: string | null;
}

/** The closed lists, each word of them. */
export const words = {
  Access: ['none', 'masked', 'clear'],
  AlertRule: ['emergency', 'many-persons', 'many-openings', 'unusual-day', 'no-ticket', 'off-hours', 'sequence'],
  Automatic: ['no', 'reply', 'bounce', 'bulk'],
  Basis: ['none', 'consent', 'contract', 'obligation', 'vital', 'public-task', 'interest'],
  Category: ['content', 'identity', 'contact', 'identifier', 'financial', 'health', 'special', 'credential', 'online', 'location'],
  Channel: ['mail', 'form', 'chat', 'import', 'api'],
  ContactKind: ['email', 'phone', 'handle', 'customer_ref'],
  Direction: ['in', 'out', 'note'],
  Extent: ['none', 'part', 'all', 'waiting'],
  Judge: ['model', 'rule', 'person'],
  MessageState: ['received', 'queued', 'sent', 'failed'],
  Priority: ['low', 'normal', 'high', 'urgent'],
  ProposalState: ['waiting', 'approved', 'refused', 'outdated', 'expired'],
  Purpose: ['support', 'triage', 'drafting', 'quality', 'statistics', 'training', 'legal'],
  ChangeKind: ['added', 'removed', 'widened', 'narrowed'],
  Role: ['controller', 'supervisor', 'agent', 'admin', 'auditor', 'tool'],
  Fate: ['taken', 'lost', 'weak', 'off', 'allowed', 'cut'],
  Stance: ['balanced', 'cautious', 'lean'],
  Sentiment: ['negative', 'neutral', 'positive'],
  SpanType: ['PERSON', 'EMAIL', 'PHONE', 'ADDRESS', 'HANDLE', 'DOB', 'NATIONAL_ID', 'PASSPORT', 'COMPANY_ID', 'CUSTOMER_REF', 'PLATE', 'IBAN', 'BIC', 'CARD', 'IP', 'MAC', 'GEO', 'HEALTH', 'SPECIAL', 'CREDENTIAL'],
  Status: ['new', 'open', 'pending', 'solved', 'closed'],
  Unread: ['encrypted', 'no_text', 'files', 'damaged', 'too_large', 'too_slow', 'crashed', 'no_reader', 'refused'],
  View: ['mine', 'unassigned', 'open', 'urgent', 'pending', 'solved', 'automatic', 'all'],
} as const;

export type Access = (typeof words.Access)[number];

export type AlertRule = (typeof words.AlertRule)[number];

export type Automatic = (typeof words.Automatic)[number];

export type Basis = (typeof words.Basis)[number];

export type Category = (typeof words.Category)[number];

export type Channel = (typeof words.Channel)[number];

export type ContactKind = (typeof words.ContactKind)[number];

export type Direction = (typeof words.Direction)[number];

export type Extent = (typeof words.Extent)[number];

export type Judge = (typeof words.Judge)[number];

export type MessageState = (typeof words.MessageState)[number];

export type Priority = (typeof words.Priority)[number];

export type ProposalState = (typeof words.ProposalState)[number];

export type Purpose = (typeof words.Purpose)[number];

export type ChangeKind = (typeof words.ChangeKind)[number];

export type Role = (typeof words.Role)[number];

export type Fate = (typeof words.Fate)[number];

export type Stance = (typeof words.Stance)[number];

export type Sentiment = (typeof words.Sentiment)[number];

export type SpanType = (typeof words.SpanType)[number];

export type Status = (typeof words.Status)[number];

export type Unread = (typeof words.Unread)[number];

export type View = (typeof words.View)[number];

export interface Named {
  id: string;
  name: string;
}

export interface Guarded {
  access: Access;
  text: string | null;
}

export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  rule?: string;
  fields?: WrongField[];
  next?: string;
  factors?: string[];
  organisations?: Named[];
  csrf?: string;
}

export interface WrongField {
  field: string;
  reason: string;
}

export interface LogIn {
  email: string;
  password: string;
  otp?: string;
  organisation?: string;
}

export interface Session {
  user: SessionUser;
  org: Named;
  roles: Role[];
  purposes: Purpose[];
  csrf: string;
  fresh_until: string;
  second_factor: boolean;
  factors: string[];
}

export interface Code {
  otp: string;
}

export interface FactorShown {
  otp?: string;
  passkey?: PasskeyShown;
}

export interface PasskeyAsked {
  challenge: string;
  rp: string;
  timeout: number;
  verify: boolean;
  known: string[];
  user?: PasskeyUser;
}

export interface PasskeyUser {
  id: string;
  name: string;
  display: string;
}

export interface PasskeyShown {
  id: string;
  client_data: string;
  data: string;
  signature: string;
  user?: string;
}

export interface PasskeyLogIn {
  passkey: PasskeyShown;
  organisation?: string;
}

export interface SsoProvider {
  organisation: string;
  name: string;
}

export interface SsoAsked {
  organisation: string;
  invitation?: string;
}

export interface SsoBegun {
  url: string;
}

export interface SsoAnswer {
  code: string;
  state: string;
  iss?: string;
}

export interface SsoEnd {
  url: string | null;
}

export interface SsoMapping {
  value: string;
  roles: Role[];
}

export interface Sso {
  possible: boolean;
  set: boolean;
  redirect: string;
  name: string;
  issuer: string;
  client: string;
  secret_set: boolean;
  roles_claim: string;
  mappings: SsoMapping[];
  adds_unknown: boolean;
  trusts_address: boolean;
  listed: boolean;
  second: string;
}

export interface SsoChange {
  name: string;
  issuer: string;
  client: string;
  secret?: string;
  roles_claim?: string;
  mappings?: SsoMapping[];
  adds_unknown?: boolean;
  trusts_address?: boolean;
  listed?: boolean;
  second?: string;
}

export interface NewPasskey {
  name: string;
  client_data: string;
  data: string;
}

export interface Choice {
  organisation: string;
}

export interface Again {
  password?: string;
  otp?: string;
  passkey?: PasskeyShown;
}

export interface Security {
  shown: string[];
  factors: Factor[];
  passkeys: boolean;
  recovery_codes: number;
  sessions: OwnSession[];
  devices: Device[];
}

export interface Factor {
  id: string;
  kind: string;
  name: string;
  created: string;
  used: string;
  cloned: string | null;
}

export interface OwnSession {
  id: string;
  about: string;
  created: string;
  seen: string;
  expires: string;
  current: boolean;
}

export interface Device {
  id: string;
  about: string;
  first: string;
  last: string;
  known: boolean;
  current: boolean;
}

export interface FactorName {
  name: string;
}

export interface NewTotp {
  secret: string;
  uri: string;
}

export interface RecoveryCodes {
  recovery_codes: string[];
  csrf: string;
}

export interface NewPassword {
  old?: string;
  new: string;
}

export interface InvitationAsked {
  invitation: string;
}

export interface Invitation {
  name: string;
  email: string;
  organisation: string;
  has_password: boolean;
}

export interface InvitationAccepted {
  invitation: string;
  password: string;
}

export interface SessionUser {
  id: string;
  name: string;
  email: string;
  lang: string;
}

export interface Meta {
  intents: string[];
  queues: string[];
  langs: string[];
  types: MetaType[];
  opening: MetaOpening;
  version: string;
}

export interface MetaOpening {
  reason_required: boolean;
  reasons: string[];
  seconds: number;
  emergency: boolean;
}

export interface MetaType {
  type: SpanType;
  category: Category;
}

export interface User {
  id: string;
  name: string;
  roles: Role[];
  email?: string;
  lang?: string;
  state?: string;
  approvable?: boolean;
  created?: string;
  scope?: UserScope;
}

export interface NewUser {
  email: string;
  name: string;
  roles: Role[];
  lang?: string;
}

export interface UserChange {
  name?: string;
  roles?: Role[];
  lang?: string;
  disabled?: boolean;
  approve?: boolean;
}

export interface UserMade {
  id: string;
  name: string;
  email: string;
  lang: string;
  roles: Role[];
  state: string;
  invitation: string | null;
}

export interface ViewCounts {
  items: ViewCount[];
}

export interface ViewCount {
  view: View;
  count: number;
}

export interface TicketRow {
  id: string;
  number: number;
  version: number;
  status: Status;
  queue: string;
  assignee: Named | null;
  priority: JudgedPriority;
  intent: JudgedText;
  sentiment: JudgedSentiment;
  rights: Right | null;
  lang: string;
  lang_by: Judge;
  channel: Channel;
  automatic: Automatic;
  tags: string[];
  person: TicketPerson;
  subject: string;
  snippet: string;
  messages: number;
  created: string;
  updated: string;
}

export interface JudgedPriority {
  label: Priority;
  p: number;
  rule: string | null;
  by: Judge;
}

export interface JudgedText {
  label: string;
  p: number;
  by: Judge;
}

export interface JudgedSentiment {
  label: Sentiment;
  p: number;
  by: Judge;
}

export interface Right {
  article: number;
  p: number;
}

export interface TicketPerson {
  id: string;
  name: Guarded;
}

export interface Ticket extends TicketRow {
  participants: Participant[];
  items: Message[];
  events: Change[];
  viewing: Viewer[];
  entry: EntryNote;
}

export interface Participant {
  person: string;
  name: Guarded;
  contacts: Contact[];
}

export interface Contact {
  kind: ContactKind;
  value: Guarded;
}

export interface Message {
  id: string;
  direction: Direction;
  at: string;
  author: Named | null;
  subject: string;
  skeleton: string;
  spans: Span[];
  quote: Part | null;
  signature: Part | null;
  attachments: Attachment[];
  html: boolean;
  hidden_text: boolean;
  repaired: boolean;
  unverified: boolean;
  erased: boolean;
  automatic: Automatic;
  state: MessageState;
}

export interface Part {
  skeleton: string;
  spans: Span[];
}

export interface Span {
  start: number;
  end: number;
  token: string;
  type: SpanType;
  kind: string | null;
  category: Category;
  access: Access;
  may_open: boolean;
  destroyed: boolean;
  text: string | null;
}

export interface Attachment {
  id: string;
  name: string;
  type: string;
  size: number;
  read: Extent;
  why: Unread | null;
  found: Found[];
}

export interface Found {
  type: SpanType;
  category: Category;
  n: number;
}

export interface Change {
  at: string;
  by: Named | null;
  what: string;
  from: string;
  to: string;
}

export interface EntryNote {
  n: number;
  at: string;
}

export interface TicketChange {
  status?: Status;
  assignee?: string | null;
  queue?: string;
  priority?: Priority;
  tags?: string[];
  intent?: string;
  sentiment?: Sentiment;
  lang?: string;
}

export interface Reveal {
  tokens: string[];
  purpose?: Purpose;
  reason?: string;
  emergency?: boolean;
}

export interface Copied {
  token: string;
  purpose?: Purpose;
}

export interface Opened {
  items: OpenedToken[];
  entry: OpenedEntry;
  seconds: number;
}

export interface OpenedToken {
  token: string;
  text: string | null;
}

export interface OpenedEntry {
  n: number;
  at: string;
  act: string;
  purpose: Purpose;
  categories: Category[];
}

export interface Openings {
  day: string;
  team: number | null;
  items: OpeningsOf[];
}

export interface OpeningsOf {
  user: Named | null;
  persons: number;
  openings: number;
  no_ticket: number;
  off_hours: number;
  emergencies: number;
  usual: number | null;
}

export interface Alert {
  id: string;
  rule: AlertRule;
  user: Named | null;
  day: string;
  at: string;
  last: string;
  count: number;
  limit: number;
  own: number | null;
  team: number | null;
  entry: number;
  mine: boolean;
  acknowledged: Acknowledged | null;
}

export interface Acknowledged {
  by: Named | null;
  at: string;
  note: string;
}

export interface AlertNote {
  note: string;
}

export interface AlertEvent {
  id: string;
}

export interface Emergency {
  id: string;
  user: Named | null;
  ticket: string;
  number: number;
  at: string;
  purpose: Purpose;
  categories: Category[];
  entry: number;
  reason: string;
  due: string;
  overdue: boolean;
  mine: boolean;
  review: Review | null;
}

export interface Review {
  by: Named | null;
  at: string;
  justified: boolean;
  note: string;
}

export interface ReviewGiven {
  justified: boolean;
  note: string;
}

export interface Reply {
  text: string;
  status?: Status;
}

export interface Note {
  text: string;
}

export interface Viewing {
  typing?: boolean;
}

export interface Mark {
  text?: string;
  type?: SpanType;
  token?: string;
}

export interface TicketEvent {
  id: string;
  version: number;
}

export interface ViewingEvent {
  id: string;
  users: Viewer[];
}

export interface Viewer {
  id: string;
  name: string;
  typing: boolean;
}

export interface NewMessage {
  from: Sender;
  subject?: string;
  text?: string;
  html?: string;
  sent_at?: string;
  external_id?: string;
  attachments?: NewAttachment[];
}

export interface Sender {
  name?: string;
  email?: string;
  phone?: string;
  handle?: string;
  customer_ref?: string;
}

export interface NewAttachment {
  name?: string;
  type?: string;
  content: string;
}

export interface Taken {
  ticket: string | null;
  message: string;
  number?: number;
  duplicate: boolean;
  quarantined: boolean;
}

export interface Person {
  id: string;
  name: Guarded;
  contacts: Contact[];
  restricted: boolean;
  erased: boolean;
}

export interface PersonRow extends Person {
  tickets: number;
}

export interface PersonPage extends Person {
  tickets: TicketRow[];
}

export interface Source {
  id: string;
  name: string;
  channel: Channel;
  purpose: Purpose | null;
  basis: Basis;
  special_condition: string;
  retention_days: number;
  categories: Category[];
  complete: boolean;
  created: string;
}

export interface NewSource {
  name: string;
  channel: Channel;
  purpose?: Purpose;
  basis?: Basis;
  special_condition?: string;
  categories?: Category[];
  retention_days?: number;
}

export interface SourceChange {
  purpose?: Purpose;
  basis?: Basis;
  special_condition?: string;
  categories?: Category[];
  retention_days?: number;
}

export interface Held {
  id: string;
  source: Named;
  at: string;
  size: number;
  reason: string;
}

export type Nothing = Record<string, never>;

export interface Released {
  ticket: string;
  message: string;
  duplicate: boolean;
}

export interface Policy extends PolicyVersionText {
  proposal: string | null;
}

export interface PolicyVersion {
  version: number;
  at: string;
  by: Named | null;
  approved_by: Named | null;
  comment: string;
  same_as: number | null;
  four_eyes: boolean;
}

export interface PolicyVersionText extends PolicyVersion {
  rows: PolicyRow[];
  csv: string;
  contracts: string;
}

export interface PolicyRow {
  role: Role;
  purpose: Purpose;
  category: Category;
  access: Access;
}

export interface PolicyDraft {
  csv?: string;
  contracts?: string;
  four_eyes?: boolean;
  version?: number;
  same_as?: number;
}

export interface PolicyText {
  csv?: string;
  contracts?: string;
  four_eyes?: boolean;
  version?: number;
  comment: string;
}

export interface PolicyRollback {
  to: number;
  version?: number;
  comment: string;
}

export interface PolicyChanges {
  from: number;
  to: number | null;
  four_eyes: FourEyesChange | null;
  items: CellChange[];
}

export interface FourEyesChange {
  to: boolean;
  text: TwoTexts;
}

export interface CellChange {
  kind: ChangeKind;
  role: Role | null;
  purpose: Purpose | null;
  task: string | null;
  provider: string | null;
  category: Category;
  from: string;
  to: string;
  text: TwoTexts;
}

export interface Floors {
  cells: FloorCell[];
  rules: FloorRule[];
}

export interface FloorCell {
  role: Role;
  purpose: Purpose;
  category: Category;
  most: Access;
  rule: string;
}

export interface FloorRule {
  rule: string;
  text: TwoTexts;
}

export interface Proposal {
  id: string;
  base: number;
  at: string;
  by: Named | null;
  comment: string;
  expires: string;
  state: ProposalState;
  decided_by: Named | null;
  decided_at: string | null;
  reason: string;
  changes: PolicyChanges;
}

export interface Refusal {
  reason: string;
}

export interface UserScope {
  own: boolean;
  queues?: string[];
}

export interface UserScopeChange {
  own?: boolean;
  queues?: string[];
}

export interface ScopeNote {
  rule: string;
  text: TwoTexts;
}

export interface WhoSees {
  category: Category;
  version: number;
  roles: RoleSees[];
  users: UserOfCategory[];
}

export interface RoleSees {
  role: Role;
  purpose: Purpose;
  access: Access;
  rule: string;
  text: TwoTexts;
}

export interface UserOfCategory {
  user: Named;
  roles: Role[];
  items: PurposeSees[];
  scopes: ScopeNote[];
}

export interface PurposeSees {
  purpose: Purpose;
  access: Access;
  rule: string;
}

export interface UserSees {
  user: Named;
  roles: Role[];
  active: boolean;
  version: number;
  ticket: string | null;
  scope: UserScope;
  scopes: ScopeNote[];
  cells: CellSees[];
}

export interface CellSees {
  purpose: Purpose;
  category: Category;
  access: Access;
  rule: string;
}

export interface PersonGuard {
  person: string;
  restricted: boolean;
  vip: boolean;
  named: Named[];
}

export interface Restriction {
  restricted?: boolean;
  named?: string[];
}

export interface Protection {
  vip?: boolean;
  named?: string[];
}

export interface Explained {
  access: Access;
  rule: string;
  text: TwoTexts;
}

export interface TwoTexts {
  fr: string;
  en: string;
}

export interface Organisation extends OrganisationSettings {
  id: string;
  name: string;
}

export interface OrganisationSettings {
  ai: AiSwitch;
  regions: string[];
  keep_credentials: boolean;
  customer_refs: string[];
  queues: string[];
  detection: Detection;
  login: Login;
  opening: Opening;
}

export interface Opening {
  reason_required: boolean;
  reasons: string[];
  seconds: number;
  zone: string;
  from: string;
  to: string;
  days: number[];
  persons: number;
  openings: number;
  times: number;
  no_ticket: number;
  off_hours: number;
  sequence: number;
  emergency: Role[];
  review_days: number;
}

export interface OpeningChange {
  reason_required?: boolean;
  reasons?: string[];
  seconds?: number;
  zone?: string;
  from?: string;
  to?: string;
  days?: number[];
  persons?: number;
  openings?: number;
  times?: number;
  no_ticket?: number;
  off_hours?: number;
  sequence?: number;
  emergency?: Role[];
  review_days?: number;
}

export interface Login {
  idle_minutes: number;
  session_hours: number;
  fresh_minutes: number;
  require: LoginRequired;
}

export interface LoginRequired {
  agent: string;
  supervisor: string;
  controller: string;
  admin: string;
  auditor: string;
}

export interface LoginChange {
  idle_minutes?: number;
  session_hours?: number;
  fresh_minutes?: number;
  require?: LoginRequiredChange;
}

export interface LoginRequiredChange {
  agent?: string;
  supervisor?: string;
  controller?: string;
  admin?: string;
  auditor?: string;
}

export interface OrganisationChange {
  ai?: AiChange;
  regions?: string[];
  keep_credentials?: boolean;
  customer_refs?: string[];
  queues?: string[];
  detection?: DetectionChange;
  login?: LoginChange;
  opening?: OpeningChange;
}

export interface Detection {
  stance: Stance;
  off: SpanType[];
  thresholds: Threshold[];
  allow: string[];
  deny: Denied[];
}

export interface DetectionChange {
  stance?: Stance;
  off?: SpanType[];
  thresholds?: Threshold[];
  allow?: string[];
  deny?: Denied[];
}

export interface Threshold {
  type: SpanType;
  least: number;
}

export interface Denied {
  type: SpanType;
  value: string;
}

export interface DetectionTrial {
  text: string;
  customer_refs?: string[];
  detection?: DetectionChange;
}

export interface DetectionTried {
  items: Candidate[];
}

export interface Candidate {
  start: number;
  end: number;
  text: string;
  type: SpanType;
  kind: string | null;
  by: string;
  score: number;
  threshold: number;
  fate: Fate;
  evidence: string | null;
  why: string;
  against: Rival | null;
}

export interface Corrections {
  lessons: number;
  items: CorrectionSum[];
}

export interface CorrectionSum {
  type: SpanType;
  missed: number;
  wrong: number;
  shift: number;
  threshold: number;
}

export interface Rival {
  type: SpanType;
  start: number;
  end: number;
  text: string;
}

export interface AiSwitch {
  enabled: boolean;
  tasks: string[];
}

export interface AiChange {
  enabled?: boolean;
  tasks?: string[];
}

export interface Token {
  id: string;
  name: string;
  scope: string;
  source: string;
  created: string;
  expires: string | null;
  used: string | null;
  revoked: string | null;
}

export interface NewToken {
  name: string;
  source: string;
  expires?: string;
}

export interface MadeToken {
  id: string;
  name: string;
  scope: string;
  source: string;
  token: string | null;
}

export interface Entries {
  items: Entry[];
  size: number;
  next: string | null;
}

export interface Entry {
  n: number;
  hash: string;
  entry: JournalEntry | null;
}

export interface JournalEntry {
  act: string;
  at: string;
  basis: string | null;
  by: string;
  categories: string[];
  digest?: string;
  n?: number;
  on: JournalSubject | null;
  org: string | null;
  purpose: string | null;
  reason?: string;
  result: string | null;
  rule?: string;
}

export interface JournalSubject {
  id?: string;
  kind: string;
}

export interface EntriesFound {
  items: Entry[];
  size: number;
  indexed: number;
  next: string | null;
}

export interface Witnesses {
  witnesses: Witness[];
  size: number;
}

export interface Witness {
  id: string;
  name: string;
  key: string;
  url: string;
  created: string;
  sent_size: number;
  sent_at: string | null;
  tried_at: string | null;
  failure: string;
  cosigned_size: number;
  cosigned_at: string | null;
}

export interface NewWitness {
  name?: string;
  key?: string;
  url?: string;
}

export interface OldCheckpoint {
  checkpoint: string;
}

export interface Growth {
  since: number;
  size: number;
  path: string[];
  checkpoint: string;
}

export interface Proof {
  n: number;
  size: number;
  path: string[];
  checkpoint: string;
}

/** What each route takes and gives. */
export interface Routes {
  'POST /session': { body: LogIn; answer: Session };
  'GET /session': { answer: Session };
  'DELETE /session': { answer: null };
  'GET /session/passkey': { answer: PasskeyAsked };
  'POST /session/passkey': { body: PasskeyLogIn; answer: Session };
  'GET /session/sso': { answer: List<SsoProvider> };
  'POST /session/sso': { body: SsoAsked; answer: SsoBegun };
  'POST /session/sso/done': { body: SsoAnswer; answer: Session };
  'GET /session/sso/end': { answer: SsoEnd };
  'POST /session/factor': { body: FactorShown; answer: Session };
  'GET /session/factor/passkey': { answer: PasskeyAsked };
  'POST /session/organisation': { body: Choice; answer: Session };
  'POST /session/fresh': { body: Again; answer: Session };
  'GET /me/security': { answer: Security };
  'POST /me/totp': { body: FactorName; answer: NewTotp };
  'POST /me/totp/confirm': { body: Code; answer: RecoveryCodes };
  'GET /me/passkeys': { answer: PasskeyAsked };
  'POST /me/passkeys': { body: NewPasskey; answer: RecoveryCodes };
  'PATCH /me/factors/{id}': { body: FactorName; answer: null };
  'DELETE /me/factors/{id}': { answer: null };
  'POST /me/recovery-codes': { body: Nothing; answer: RecoveryCodes };
  'DELETE /me/sessions': { answer: null };
  'DELETE /me/sessions/{id}': { answer: null };
  'POST /me/devices': { body: Nothing; answer: null };
  'DELETE /me/devices/{id}': { answer: null };
  'POST /me/password': { body: NewPassword; answer: null };
  'POST /invitation': { body: InvitationAsked; answer: Invitation };
  'POST /invitation/accept': { body: InvitationAccepted; answer: null };
  'GET /meta': { answer: Meta };
  'GET /users': { answer: List<User> };
  'POST /users': { body: NewUser; answer: UserMade };
  'PATCH /users/{id}': { body: UserChange; answer: UserMade };
  'POST /users/{id}/invitation': { body: Nothing; answer: UserMade };
  'DELETE /users/{id}/sessions': { answer: null };
  'POST /users/{id}/scope': { body: UserScopeChange; answer: UserScope };
  'GET /views': { answer: ViewCounts };
  'POST /messages': { body: NewMessage; answer: Taken };
  'GET /tickets': { answer: List<TicketRow> };
  'GET /tickets/{id}': { answer: Ticket };
  'PATCH /tickets/{id}': { body: TicketChange; answer: Ticket };
  'POST /tickets/{id}/reveal': { body: Reveal; answer: Opened };
  'POST /tickets/{id}/copies': { body: Copied; answer: null };
  'POST /tickets/{id}/replies': { body: Reply; answer: Message };
  'POST /tickets/{id}/notes': { body: Note; answer: Message };
  'POST /tickets/{id}/messages/{message}/marks': { body: Mark; answer: Message };
  'POST /tickets/{id}/viewing': { body: Viewing; answer: null };
  'GET /tickets/{id}/attachments/{attachment}': { answer: string };
  'GET /persons': { answer: List<PersonRow> };
  'GET /persons/{id}': { answer: PersonPage };
  'POST /persons/{id}/restrict': { body: Restriction; answer: PersonGuard };
  'POST /persons/{id}/protect': { body: Protection; answer: PersonGuard };
  'GET /openings': { answer: Openings };
  'GET /alerts': { answer: List<Alert> };
  'POST /alerts/{id}/acknowledge': { body: AlertNote; answer: Alert };
  'GET /emergencies': { answer: List<Emergency> };
  'POST /emergencies/{id}/review': { body: ReviewGiven; answer: Emergency };
  'GET /sources': { answer: List<Source> };
  'POST /sources': { body: NewSource; answer: Source };
  'PATCH /sources/{id}': { body: SourceChange; answer: Source };
  'GET /quarantine': { answer: List<Held> };
  'POST /quarantine/{id}/release': { body: Nothing; answer: Released };
  'GET /policy': { answer: Policy };
  'POST /policy': { body: PolicyText; answer: Policy };
  'POST /policy/check': { body: PolicyDraft; answer: PolicyChanges };
  'POST /policy/rollback': { body: PolicyRollback; answer: Policy };
  'GET /policy/floors': { answer: Floors };
  'GET /policy/versions': { answer: List<PolicyVersion> };
  'GET /policy/versions/{version}': { answer: PolicyVersionText };
  'GET /policy/diff': { answer: PolicyChanges };
  'GET /policy/proposals': { answer: List<Proposal> };
  'POST /policy/proposals/{id}/approve': { body: Nothing; answer: Policy };
  'POST /policy/proposals/{id}/refuse': { body: Refusal; answer: null };
  'GET /policy/explain': { answer: Explained };
  'GET /policy/who': { answer: WhoSees };
  'GET /policy/sees': { answer: UserSees };
  'GET /policy/guards': { answer: List<PersonGuard> };
  'GET /organisation': { answer: Organisation };
  'PATCH /organisation': { body: OrganisationChange; answer: Organisation };
  'GET /organisation/sso': { answer: Sso };
  'POST /organisation/sso': { body: SsoChange; answer: Sso };
  'DELETE /organisation/sso': { answer: null };
  'POST /organisation/detection/try': { body: DetectionTrial; answer: DetectionTried };
  'GET /organisation/corrections': { answer: Corrections };
  'DELETE /organisation/corrections': { answer: null };
  'GET /tokens': { answer: List<Token> };
  'POST /tokens': { body: NewToken; answer: MadeToken };
  'DELETE /tokens/{id}': { answer: null };
  'GET /journal/checkpoint': { answer: string };
  'GET /journal/key': { answer: string };
  'GET /journal/tile/{path}': { answer: string };
  'GET /journal/entries': { answer: Entries };
  'GET /journal/proof': { answer: Proof };
  'GET /journal/find': { answer: EntriesFound };
  'GET /journal/export': { answer: string };
  'GET /journal/page': { answer: string };
  'GET /journal/tlog-proof': { answer: string };
  'POST /journal/growth': { body: OldCheckpoint; answer: Growth };
  'GET /journal/witnesses': { answer: Witnesses };
  'POST /journal/witnesses': { body: NewWitness; answer: Witnesses };
  'DELETE /journal/witnesses/{id}': { answer: null };
  'POST /journal/cosignatures': { body: OldCheckpoint; answer: Witnesses };
  'GET /events': { answer: string };
  'GET /openapi.json': { answer: unknown };
}

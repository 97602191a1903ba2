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
  AiLeft: ['free', 'near', 'spent'],
  AiLimit: ['at_once', 'calls_max', 'tokens_max', 'cost_max'],
  AiLock: ['none', 'embedded', 'all'],
  AiScope: ['organisation', 'task', 'source', 'queue', 'regions'],
  ConsentWay: ['mail', 'phone', 'letter', 'form', 'chat', 'desk'],
  ProviderDocumentKind: ['contract', 'certificate', 'terms', 'letter', 'other'],
  ProviderKind: ['openai', 'azure', 'mistral', 'ollama', 'compatible'],
  ProviderReasonCode: ['plain_http', 'region_undeclared', 'region_outside', 'global', 'kind_undeclared', 'cloud_model', 'training', 'retention', 'entity', 'subprocessors', 'contract', 'contract_over', 'owner', 'it', 'legal', 'same_person', 'it_over', 'legal_over'],
  ProviderSide: ['it', 'legal'],
  AiReason: ['on', 'lock', 'organisation', 'task', 'source', 'queue', 'person', 'restricted'],
  AiTask: ['triage', 'summary', 'draft', 'answer', 'translate', 'quality', 'rewrite', 'article', 'embed'],
  AlertRule: ['emergency', 'many-persons', 'many-openings', 'unusual-day', 'no-ticket', 'off-hours', 'sequence', 'late-review', 'emergency-access'],
  ArticleState: ['planned', 'current', 'ending', 'ended', 'archived'],
  AssistDoubt: ['token', 'personal', 'link', 'markup', 'secret', 'language', 'citation', 'cut', 'missing'],
  AssistFault: ['wrong', 'outdated', 'incomplete', 'beside', 'tone', 'language', 'unsafe'],
  AssistSourceKind: ['none', 'passage', 'macro', 'answer'],
  AssistVerdict: ['none', 'accepted', 'edited', 'rejected', 'unused'],
  AutomaticHanded: ['followed', 'asked', 'clicked', 'unhappy'],
  AutomaticHow: ['compared', 'person', 'customer'],
  AutomaticJudged: ['none', 'right', 'wrong'],
  AutomaticMode: ['off', 'shadow', 'on'],
  AutomaticReason: ['rule', 'ai', 'machine', 'late', 'special', 'rights', 'legal', 'complaint', 'human', 'guarded', 'persons', 'attachment', 'urgent', 'language', 'recent', 'no_answer', 'doubt', 'confidence', 'sample', 'answered', 'failed', 'provider', 'maker', 'contract'],
  AutomaticState: ['waiting', 'decided', 'sent', 'kept', 'compare', 'compared', 'refused'],
  Automatic: ['no', 'reply', 'bounce', 'bulk'],
  Basis: ['none', 'consent', 'contract', 'obligation', 'vital', 'public-task', 'interest'],
  Category: ['content', 'identity', 'contact', 'identifier', 'financial', 'health', 'special', 'credential', 'online', 'location'],
  Channel: ['mail', 'form', 'chat', 'import', 'api'],
  ContactKind: ['email', 'phone', 'handle', 'customer_ref'],
  Direction: ['in', 'out', 'note'],
  Extent: ['none', 'part', 'all', 'waiting'],
  GatewayStop: ['none', 'found', 'budget', 'busy', 'down', 'slow', 'cut', 'refused', 'error', 'nonsense', 'revoked', 'contract', 'address', 'org_budget', 'org_busy'],
  DraftOut: ['lock', 'organisation', 'task', 'source', 'queue', 'person', 'restricted', 'unfinished', 'language', 'policy', 'empty'],
  SearchNear: ['off', 'on', 'found', 'budget', 'busy', 'down', 'slow', 'cut', 'refused', 'error', 'nonsense', 'revoked', 'contract', 'address', 'org_budget', 'org_busy'],
  Judge: ['model', 'rule', 'person'],
  MessageState: ['received', 'queued', 'sent', 'failed'],
  Priority: ['low', 'normal', 'high', 'urgent'],
  ProposalState: ['waiting', 'approved', 'refused', 'outdated', 'expired'],
  Purpose: ['support', 'triage', 'drafting', 'quality', 'statistics', 'training', 'legal'],
  ChangeKind: ['added', 'removed', 'widened', 'narrowed'],
  RewriteWish: ['shorter', 'warmer', 'corrected'],
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

export type AiLeft = (typeof words.AiLeft)[number];

export type AiLimit = (typeof words.AiLimit)[number];

export type AiLock = (typeof words.AiLock)[number];

export type AiScope = (typeof words.AiScope)[number];

export type ConsentWay = (typeof words.ConsentWay)[number];

export type ProviderDocumentKind = (typeof words.ProviderDocumentKind)[number];

export type ProviderKind = (typeof words.ProviderKind)[number];

export type ProviderReasonCode = (typeof words.ProviderReasonCode)[number];

export type ProviderSide = (typeof words.ProviderSide)[number];

export type AiReason = (typeof words.AiReason)[number];

export type AiTask = (typeof words.AiTask)[number];

export type AlertRule = (typeof words.AlertRule)[number];

export type ArticleState = (typeof words.ArticleState)[number];

export type AssistDoubt = (typeof words.AssistDoubt)[number];

export type AssistFault = (typeof words.AssistFault)[number];

export type AssistSourceKind = (typeof words.AssistSourceKind)[number];

export type AssistVerdict = (typeof words.AssistVerdict)[number];

export type AutomaticHanded = (typeof words.AutomaticHanded)[number];

export type AutomaticHow = (typeof words.AutomaticHow)[number];

export type AutomaticJudged = (typeof words.AutomaticJudged)[number];

export type AutomaticMode = (typeof words.AutomaticMode)[number];

export type AutomaticReason = (typeof words.AutomaticReason)[number];

export type AutomaticState = (typeof words.AutomaticState)[number];

export type Automatic = (typeof words.Automatic)[number];

export type Basis = (typeof words.Basis)[number];

export type Category = (typeof words.Category)[number];

export type Channel = (typeof words.Channel)[number];

export type ContactKind = (typeof words.ContactKind)[number];

export type Direction = (typeof words.Direction)[number];

export type Extent = (typeof words.Extent)[number];

export type GatewayStop = (typeof words.GatewayStop)[number];

export type DraftOut = (typeof words.DraftOut)[number];

export type SearchNear = (typeof words.SearchNear)[number];

export type Judge = (typeof words.Judge)[number];

export type MessageState = (typeof words.MessageState)[number];

export type Priority = (typeof words.Priority)[number];

export type ProposalState = (typeof words.ProposalState)[number];

export type Purpose = (typeof words.Purpose)[number];

export type ChangeKind = (typeof words.ChangeKind)[number];

export type RewriteWish = (typeof words.RewriteWish)[number];

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
  acr_values: string;
  amr_values: string;
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
  acr_values?: string;
  amr_values?: string;
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
  ai_lock: AiLock;
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
  limit: number;
}

export interface OpeningLimits {
  persons: number;
  openings: number;
  times: number;
  no_ticket: number;
  off_hours: number;
  sequence: number;
}

export interface UserOpenings {
  persons: number | null;
  openings: number | null;
  times: number | null;
  no_ticket: number | null;
  off_hours: number | null;
  sequence: number | null;
  organisation: OpeningLimits;
}

export interface UserOpeningsChange {
  persons?: number | null;
  openings?: number | null;
  times?: number | null;
  no_ticket?: number | null;
  off_hours?: number | null;
  sequence?: number | null;
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

export interface Alerts {
  items: Alert[];
  next: string | null;
  open: number;
  answered: number;
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
  reason?: string;
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
  ai_allowed: boolean;
  consents: Consent[];
}

export interface Consents {
  ai_allowed: boolean;
  consents: Consent[];
}

export interface Consent {
  given: boolean;
  how: ConsentWay;
  note: string;
  by: Named | null;
  at: string;
}

export interface ConsentSaid {
  given: boolean;
  how: ConsentWay;
  note?: string;
}

export interface Provider extends ProviderRecord {
  id: string;
  version: number;
  key_set: boolean;
  key_at: string | null;
  tasks: string[];
  limits: ProviderLimits;
  today: AiUse;
  usable: boolean;
  refused: ProviderReason[];
  missing: ProviderReason[];
  approvals: ProviderApproval[];
  created: string;
  changed: string;
  retired: string | null;
}

export interface ProviderRecord {
  name: string;
  owner: string;
  kind: ProviderKind;
  url: string;
  model: string;
  region: string;
  deployment: string;
  deployment_kind: string;
  api_version: string;
  key_is_token: boolean;
  terms: ProviderTerms;
}

export interface ProviderTerms {
  entity: string;
  own: boolean;
  retention_days: number | null;
  training: boolean | null;
  subprocessors: string[] | null;
  contract: ProviderContract;
  certificates: ProviderCertificate[];
}

export interface ProviderContract {
  reference: string;
  from: string | null;
  until: string | null;
}

export interface ProviderCertificate {
  name: string;
  until: string | null;
}

export interface ProviderLimits {
  at_once: number;
  calls_max: number;
  cost_max: number;
  price_in: number;
  price_out: number;
  seconds: number;
  tokens_max: number;
}

export interface AiUse {
  calls: number;
  failed: number;
  tokens_in: number;
  tokens_out: number;
  cost: number;
}

export interface ProviderReason {
  code: ProviderReasonCode;
  text: TwoTexts;
}

export interface ProviderApproval {
  as: ProviderSide;
  by: Named | null;
  at: string;
  until: string;
}

export interface ProviderPage extends Provider {
  versions: ProviderVersion[];
  history: ProviderPast[];
  documents: ProviderDocument[];
}

export interface ProviderVersion {
  version: number;
  by: Named | null;
  at: string;
  record: ProviderRecord;
}

export interface ProviderPast extends ProviderApproval {
  version: number;
  withdrawn: string | null;
  withdrawn_by: Named | null;
}

export interface ProviderDocument {
  id: string;
  kind: ProviderDocumentKind;
  name: string;
  type: string;
  size: number;
  digest: string;
  by: Named | null;
  at: string;
}

export interface NewProvider {
  name: string;
  kind: ProviderKind;
  url: string;
  model?: string;
  region?: string;
  owner?: string;
  deployment?: string;
  deployment_kind?: string;
  api_version?: string;
  key?: string | null;
  key_is_token?: boolean;
  terms?: ProviderTermsChange;
  tasks?: string[];
  limits?: ProviderLimitsChange;
}

export interface ProviderChange {
  name?: string;
  kind?: ProviderKind;
  url?: string;
  model?: string;
  region?: string;
  owner?: string;
  deployment?: string;
  deployment_kind?: string;
  api_version?: string;
  key?: string | null;
  key_is_token?: boolean;
  terms?: ProviderTermsChange;
  tasks?: string[];
  limits?: ProviderLimitsChange;
}

export interface ProviderTermsChange {
  entity?: string;
  own?: boolean;
  retention_days?: number | null;
  training?: boolean | null;
  subprocessors?: string[] | null;
  contract?: ProviderContractSaid | null;
  certificates?: ProviderCertificateSaid[];
}

export interface ProviderContractSaid {
  reference: string;
  from?: string | null;
  until?: string | null;
}

export interface ProviderCertificateSaid {
  name: string;
  until?: string | null;
}

export interface ProviderLimitsChange {
  at_once?: number;
  calls_max?: number;
  cost_max?: number;
  price_in?: number;
  price_out?: number;
  seconds?: number;
  tokens_max?: number;
}

export interface ProviderApproving {
  as: ProviderSide;
  until?: string;
  version?: number;
}

export interface NewProviderDocument {
  kind: ProviderDocumentKind;
  name: string;
  type?: string;
  content: string;
}

export interface AiSwitches {
  lock: AiLock;
  switches: AiSwitchState[];
  history: AiSwitchState[];
  uncontracted: AiTask[];
}

export interface AiSwitchState {
  scope: AiScope;
  what: string;
  name: string;
  on: boolean;
  by: Named | null;
  at: string | null;
}

export interface AiSwitchChange {
  scope: AiScope;
  what?: string;
  on: boolean;
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

export interface ArticleRow {
  id: string;
  version: number;
  lang: string;
  public: boolean;
  guide: boolean;
  title: string;
  category: string;
  owner: Named | null;
  orphan: boolean;
  valid_from: string | null;
  valid_until: string | null;
  state: ArticleState;
  created: string;
  updated: string;
  family: string;
}

export interface Article extends ArticleRow {
  text: string;
  html: string;
  may_write: boolean;
  translations: Translation[];
  personal: ArticleFinding[];
  steps: GuideStep[];
  files: ArticleFile[];
}

export interface ArticleFile {
  id: string;
  name: string;
  type: string;
  size: number;
}

export interface NewArticleFile {
  name: string;
  type: string;
  content: string;
  seen?: boolean;
}

export interface GuideStep {
  name: string;
  html: string;
  see: GuideSee | null;
  answers: GuideAnswer[];
}

export interface GuideSee {
  id: string | null;
  title: string;
}

export interface GuideAnswer {
  text: string;
  to: number;
}

export interface Translation {
  id: string;
  lang: string;
  title: string;
  state: ArticleState;
}

export interface ArticleFinding {
  start: number;
  end: number;
  in_title: boolean;
  type: SpanType;
}

export interface NewArticle {
  title: string;
  text: string;
  lang: string;
  public?: boolean;
  guide?: boolean;
  category?: string;
  owner?: string | null;
  valid_from?: string | null;
  valid_until?: string | null;
  translation_of?: string | null;
}

export interface ArticleChange {
  title?: string;
  text?: string;
  lang?: string;
  public?: boolean;
  guide?: boolean;
  category?: string;
  owner?: string | null;
  valid_from?: string | null;
  valid_until?: string | null;
  archived?: boolean;
  translation_of?: string | null;
}

export interface ArticleVersion {
  version: number;
  title: string;
  text: string;
  by: Named | null;
  at: string;
}

export interface Macro {
  id: string;
  version: number;
  family: string;
  lang: string;
  name: string;
  shortcut: string;
  text: string;
  intent: string | null;
  queue: string | null;
  shared: boolean;
  owner: Named | null;
  actions: MacroActions;
  archived: boolean;
  uses: number;
  used: string | null;
  created: string;
  updated: string;
  may_write: boolean;
}

export interface MacroActions {
  status: Status | null;
  queue: string | null;
  tags: string[];
}

export interface MacroDone {
  status?: Status | null;
  queue?: string | null;
  tags?: string[];
}

export interface NewMacro {
  name: string;
  text: string;
  lang: string;
  shortcut?: string;
  intent?: string | null;
  queue?: string | null;
  shared?: boolean;
  actions?: MacroDone;
  translation_of?: string | null;
  house?: boolean;
}

export interface MacroChange {
  name?: string;
  text?: string;
  lang?: string;
  shortcut?: string;
  intent?: string | null;
  queue?: string | null;
  shared?: boolean;
  actions?: MacroDone;
  translation_of?: string | null;
  archived?: boolean;
  house?: boolean;
}

export interface Knowledge {
  synonyms: string;
  help: HelpPage;
  near: NearProgress;
  mine_stale: number;
  may_write: boolean;
  may_publish: boolean;
}

export interface KnowledgeChange {
  synonyms?: string;
  help?: HelpPage;
}

export interface HelpPage {
  on: boolean;
  slug: string;
}

export interface NearProgress {
  on: boolean;
  articles: number;
  ready: number;
}

export interface KnowledgeQuestion {
  text: string;
  lang?: string;
  limit?: number;
  asked?: boolean;
  ticket?: string;
  intent?: string;
}

export interface Gap {
  ids: string[];
  lang: string;
  words: string;
  others: string[];
  asked: number;
  customers: number;
  last: string;
}

export interface GapsDone {
  ids: string[];
}

export interface ArticleFrom {
  tickets: string[];
  words?: string;
  lang: string;
  purpose?: Purpose;
  embedded?: boolean;
  nonce?: string;
}

export interface DraftTicket {
  id: string;
  number: number;
  out: DraftOut | null;
}

export interface ArticleDraft extends Suggestion {
  ticket: string;
  tickets: DraftTicket[];
}

export interface ArticleDraftPreview extends AssistPreview {
  tickets_of: DraftTicket[];
}

export interface AiHere {
  tasks: AiStanding[];
  translated: number;
}

export interface AiStanding {
  on: boolean;
  reason: AiReason;
  by: Named | null;
  since: string | null;
  provider: string | null;
  region: string | null;
  task: AiTask;
}

export interface Assist {
  task: AiTask;
  purpose?: Purpose;
  text?: string;
  wish?: RewriteWish;
  message?: string;
  lang?: string;
  embedded?: boolean;
  nonce?: string;
  stream?: boolean;
}

export interface AssistPiece {
  text: string;
}

export interface Suggestion {
  id: string;
  task: AiTask;
  at: string;
  by: Named | null;
  lang: string;
  text: string;
  marks: AssistMark[];
  citations: AssistCited[];
  source: AssistSource | null;
  greeting: string;
  signature: string;
  provider: string;
  embedded: boolean;
  stop: GatewayStop;
  confidence: number;
  left: AssistLeft;
  ms: number;
  entry: number;
  verdict: AssistVerdict;
  reason: AssistFault | null;
  seen: boolean;
}

export interface AssistMark {
  doubt: AssistDoubt;
  start: number;
  end: number;
}

export interface AssistCited {
  article: string;
  version: number;
  passage: number;
  title: string;
  heading: string;
  public: boolean;
  aside: boolean;
  kept: number;
  judged: number;
}

export interface AssistSource {
  kind: AssistSourceKind;
  id: string | null;
  version: number;
  passage: number;
  name: string;
  kept: number;
  judged: number;
  factor: number;
}

export interface AssistLeft {
  provider: string | null;
  entity: string;
  region: string;
  model: string;
  version: number;
  body: string;
  parts: number;
  missing: number[];
  entries: number[];
  categories: unknown;
  tokens: unknown;
  surrogates: unknown;
  left_out: unknown;
  messages: number;
  messages_left: number;
  tickets: number;
  bytes: number;
  bytes_in: number;
  cost: number;
  found: AssistFound[];
}

export interface AssistPreview extends AssistLeft {
  nonce: string | null;
  by_words: boolean;
}

export interface AssistFound {
  type: SpanType;
  known: boolean;
  start: number;
  length: number;
}

export interface Verdict {
  verdict: AssistVerdict;
  reason?: AssistFault;
  message?: string;
  text?: string;
}

export interface SuggestionFigures {
  since: string;
  judged: SuggestionSum[];
  asked: SuggestionAsked[];
}

export interface SuggestionSum {
  task: AiTask;
  lang: string;
  intent: string;
  verdict: AssistVerdict;
  reason: AssistFault | null;
  count: number;
  compared: number;
  distance: number;
  seen: boolean;
}

export interface SuggestionAsked {
  task: AiTask;
  remote: boolean;
  stop: GatewayStop;
  count: number;
  cost: number;
  bytes: number;
  ms: number;
}

export interface AutomaticRules {
  days: number;
  sure: number;
  rules: AutomaticRule[];
  past: AutomaticRuleSet[];
  counts: AutomaticCount[];
}

export interface AutomaticRuleSet {
  id: string;
  intent: string;
  lang: string;
  mode: AutomaticMode;
  promise: number;
  threshold: number | null;
  chosen: boolean;
  sample: number;
  by: Named | null;
  at: string;
  reason: string;
}

export interface AutomaticRule extends AutomaticRuleSet {
  holds: boolean;
  judged: number;
  needed: number;
  drafts: AutomaticDrafts;
  steps: AutomaticStep[];
}

export interface AutomaticDrafts {
  accepted: number;
  edited: number;
  rejected: number;
  against: number;
}

export interface AutomaticStep {
  threshold: number;
  answered: number;
  share: number;
  wrong: number;
  expected: number;
  bound: number;
  holds: boolean;
}

export interface AutomaticCount {
  intent: string;
  lang: string;
  state: AutomaticState;
  reason: AutomaticReason | null;
  handed: AutomaticHanded | null;
  judged: AutomaticJudged;
  count: number;
}

export interface AutomaticWish {
  intent: string;
  lang?: string;
  mode: AutomaticMode;
  promise: number;
  threshold?: number | null;
  sample: number;
}

export interface AutomaticCase {
  ticket: string;
  intent: string;
  lang: string;
  at: string;
  state: AutomaticState;
  mode: AutomaticMode;
  reason: AutomaticReason | null;
  confidence: number;
  threshold: number;
  answer: string | null;
  reply: string | null;
  alike: number;
  judged: AutomaticJudged;
  judged_how: AutomaticHow | null;
  judged_by: Named | null;
  handed: AutomaticHanded | null;
  handed_at: string | null;
}

export interface AutomaticOfTicket {
  case: AutomaticCase | null;
  text: string;
  citations: AssistCited[];
}

export interface AutomaticJudgement {
  right: boolean;
}

export interface KnowledgeFound {
  items: Citation[];
  repaired: string;
  near: SearchNear;
  left: SearchLeft | null;
}

export interface SearchLeft extends AssistLeft {
  at: string;
  ms: number;
  entry: number;
}

export interface Citation {
  article: string;
  version: number;
  passage: number;
  lang: string;
  public: boolean;
  guide: boolean;
  title: string;
  category: string;
  heading: string;
  text: string;
  score: number;
  cover: number;
  kept: number;
  judged: number;
}

export interface KnowledgeDraft {
  text: string;
  guide?: boolean;
  lang?: string;
}

export interface ArticleWords {
  title: string;
  text: string;
  lang: string;
  except?: string;
}

export interface AlikeArticle {
  article: string;
  title: string;
  public: boolean;
  state: ArticleState;
  share: number;
}

export interface KnowledgePreview {
  html: string;
  steps: GuideStep[];
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
  category: string;
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
  emergency: EmergencySees[];
  guarded: GuardedPersons;
  users: UserOfCategory[];
}

export interface GuardedPersons {
  persons: number;
  restricted: number;
  vip: number;
}

export interface RoleSees {
  role: Role;
  purpose: Purpose;
  access: Access;
  rule: string;
  text: TwoTexts;
}

export interface EmergencySees {
  role: Role;
  purpose: Purpose;
  access: Access;
  rule: string;
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
  emergency?: InEmergency;
  hidden: Hidden[];
}

export interface Hidden {
  rule: string;
  persons: number;
}

export interface InEmergency {
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
  emergency?: InEmergency;
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
  emergency_wanted: EmergencyWanted | null;
  review_days: number;
  mail_minutes: number;
}

export interface EmergencyWanted {
  roles: Role[];
  by: string;
  at: string;
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
  mail_minutes?: number;
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

export interface AiModels {
  object: string;
  data: AiModel[];
}

export interface AiModel {
  id: string;
  object: string;
  created: number;
  owned_by: string;
}

export interface AiTalk {
  model: string;
  messages: unknown[];
  stream?: boolean;
  max_tokens?: number;
  max_completion_tokens?: number;
  temperature?: number;
  response_format?: unknown;
  stream_options?: unknown;
}

export interface AiSaid {
  id: string;
  object: string;
  created: number;
  model: string;
  choices: unknown[];
  usage: AiUsage;
}

export interface AiUsage {
  prompt_tokens: number;
  completion_tokens: number;
  total_tokens: number;
}

export interface AiSwitch {
  enabled: boolean;
  limits: AiLimits;
  names: string;
  tasks: string[];
  tone: string;
}

export interface AiChange {
  enabled?: boolean;
  limits?: AiLimitsChange;
  names?: string;
  tasks?: string[];
  tone?: string;
}

export interface AiLimits {
  at_once: number;
  calls_max: number;
  cost_max: number;
  tokens_max: number;
}

export interface AiUseNow {
  measures: AiMeasure[];
  until: string;
}

export interface AiMeasure {
  what: AiLimit;
  used: number;
  max: number;
  left: AiLeft;
}

export interface AiLimitsChange {
  at_once?: number;
  calls_max?: number;
  cost_max?: number;
  tokens_max?: number;
}

export interface Token {
  id: string;
  name: string;
  scope: string;
  source: string | null;
  tasks: string[];
  created: string;
  expires: string | null;
  used: string | null;
  revoked: string | null;
}

export interface NewToken {
  name: string;
  source?: string;
  tasks?: string[];
  expires?: string;
}

export interface MadeToken {
  id: string;
  name: string;
  scope: string;
  source: string | null;
  tasks: string[];
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
  mail: string;
  lang: string;
  created: string;
  sent_size: number;
  sent_at: string | null;
  tried_at: string | null;
  failure: string;
  next_at: string | null;
  cosigned_size: number;
  cosigned_at: string | null;
}

export interface NewWitness {
  name?: string;
  key?: string;
  url?: string;
  mail?: string;
  lang?: string;
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
  'POST /session/sso/again': { answer: SsoBegun };
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
  'GET /users/{id}/openings': { answer: UserOpenings };
  'POST /users/{id}/openings': { body: UserOpeningsChange; answer: UserOpenings };
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
  'GET /tickets/{id}/assist': { answer: AiHere };
  'POST /tickets/{id}/assist': { body: Assist; answer: Suggestion };
  'POST /tickets/{id}/assist/preview': { body: Assist; answer: AssistPreview };
  'GET /tickets/{id}/suggestions': { answer: List<Suggestion> };
  'POST /tickets/{id}/suggestions/{suggestion}/verdict': { body: Verdict; answer: null };
  'POST /tickets/{id}/macros/{macro}/used': { body: Nothing; answer: null };
  'GET /suggestions/export': { answer: string };
  'GET /suggestions/figures': { answer: SuggestionFigures };
  'GET /tickets/{id}/automatic': { answer: AutomaticOfTicket };
  'POST /tickets/{id}/automatic': { body: AutomaticJudgement; answer: null };
  'GET /automatic': { answer: AutomaticRules };
  'POST /automatic': { body: AutomaticWish; answer: AutomaticRules };
  'GET /automatic/cases': { answer: List<AutomaticCase> };
  'POST /tickets/{id}/viewing': { body: Viewing; answer: null };
  'GET /tickets/{id}/attachments/{attachment}': { answer: string };
  'GET /persons': { answer: List<PersonRow> };
  'GET /persons/{id}': { answer: PersonPage };
  'POST /persons/{id}/restrict': { body: Restriction; answer: PersonGuard };
  'POST /persons/{id}/protect': { body: Protection; answer: PersonGuard };
  'POST /persons/{id}/consents': { body: ConsentSaid; answer: Consents };
  'GET /openings': { answer: Openings };
  'GET /alerts': { answer: Alerts };
  'POST /alerts/{id}/acknowledge': { body: AlertNote; answer: Alert };
  'GET /emergencies': { answer: List<Emergency> };
  'POST /emergencies/{id}/review': { body: ReviewGiven; answer: Emergency };
  'GET /sources': { answer: List<Source> };
  'POST /sources': { body: NewSource; answer: Source };
  'PATCH /sources/{id}': { body: SourceChange; answer: Source };
  'GET /providers': { answer: List<Provider> };
  'POST /providers': { body: NewProvider; answer: Provider };
  'GET /providers/{id}': { answer: ProviderPage };
  'PATCH /providers/{id}': { body: ProviderChange; answer: Provider };
  'DELETE /providers/{id}': { answer: null };
  'POST /providers/{id}/approvals': { body: ProviderApproving; answer: Provider };
  'DELETE /providers/{id}/approvals/{as}': { answer: Provider };
  'POST /providers/{id}/documents': { body: NewProviderDocument; answer: ProviderDocument };
  'GET /providers/{id}/documents/{document}': { answer: string };
  'DELETE /providers/{id}/documents/{document}': { answer: null };
  'GET /articles': { answer: List<ArticleRow> };
  'POST /articles': { body: NewArticle; answer: Article };
  'GET /articles/{id}': { answer: Article };
  'PATCH /articles/{id}': { body: ArticleChange; answer: Article };
  'GET /articles/{id}/versions': { answer: List<ArticleVersion> };
  'POST /articles/{id}/files': { body: NewArticleFile; answer: Article };
  'GET /articles/{id}/files/{file}': { answer: string };
  'DELETE /articles/{id}/files/{file}': { answer: null };
  'GET /macros': { answer: List<Macro> };
  'POST /macros': { body: NewMacro; answer: Macro };
  'GET /macros/{id}': { answer: Macro };
  'PATCH /macros/{id}': { body: MacroChange; answer: Macro };
  'GET /knowledge': { answer: Knowledge };
  'PATCH /knowledge': { body: KnowledgeChange; answer: Knowledge };
  'POST /knowledge/search': { body: KnowledgeQuestion; answer: KnowledgeFound };
  'GET /knowledge/gaps': { answer: List<Gap> };
  'POST /knowledge/gaps/done': { body: GapsDone; answer: null };
  'POST /knowledge/drafts': { body: ArticleFrom; answer: ArticleDraft };
  'POST /knowledge/drafts/preview': { body: ArticleFrom; answer: ArticleDraftPreview };
  'POST /knowledge/alike': { body: ArticleWords; answer: List<AlikeArticle> };
  'POST /knowledge/preview': { body: KnowledgeDraft; answer: KnowledgePreview };
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
  'GET /organisation/ai': { answer: AiSwitches };
  'PATCH /organisation/ai': { body: AiSwitchChange; answer: AiSwitches };
  'GET /organisation/ai/use': { answer: AiUseNow };
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
  'POST /journal/witnesses/{id}/send': { body: Nothing; answer: Witnesses };
  'POST /journal/cosignatures': { body: OldCheckpoint; answer: Witnesses };
  'GET /events': { answer: string };
  'GET /openapi.json': { answer: unknown };
}

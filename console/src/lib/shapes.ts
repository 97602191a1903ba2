// SPDX-License-Identifier: EUPL-1.2
// The closed lists in the order they are shown.  Shapes and words are the API's own (schema.ts).
import { words, type SpanType } from './schema';

export const statuses = words.Status;
export const priorities = words.Priority;
export const sentiments = words.Sentiment;
export const views = words.View;
export const articleStates = words.ArticleState;
export const roles = words.Role;
export const purposes = words.Purpose;
export const categories = words.Category;
export const channels = words.Channel;
export const bases = words.Basis;

/** What a reader is given only once they have shown a factor just now: identifiers, money, health and the like. */
export const graveTypes: readonly SpanType[] = ['NATIONAL_ID', 'PASSPORT', 'COMPANY_ID', 'CUSTOMER_REF', 'PLATE', 'IBAN', 'BIC', 'CARD', 'HEALTH', 'SPECIAL', 'CREDENTIAL'];

// SPDX-License-Identifier: EUPL-1.2
// The closed lists in the order they are shown.  Shapes and words are the API's own (schema.ts).
import { words } from './schema';

export const statuses = words.Status;
export const priorities = words.Priority;
export const sentiments = words.Sentiment;
export const views = words.View;
export const roles = words.Role;
export const purposes = words.Purpose;
export const categories = words.Category;
export const channels = words.Channel;
export const bases = words.Basis;

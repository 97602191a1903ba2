// SPDX-License-Identifier: EUPL-1.2
// Compiler settings for Vite and svelte-check: runes only, styles in files of their own.
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

export default {
  preprocess: vitePreprocess(),
  compilerOptions: { runes: true },
};

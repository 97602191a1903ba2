// SPDX-License-Identifier: EUPL-1.2
// How the console is built: relative paths (it may live under any prefix), hashed names, no data:
// URLs and no inline code, because the desk serves it under `default-src 'self'`.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const desk = process.env['GUICHET_URL'] ?? 'http://localhost:8080';

export default defineConfig({
  base: './',
  plugins: [svelte()],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 900,
  },
  server: { proxy: { '/api': desk } },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
});

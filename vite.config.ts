import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The console's build: everything below /console/, nothing inline (the policy of its page forbids it), Chinese first. */
export default defineConfig({
  base: '/console/',
  plugins: [react(), tailwindcss()],
  build: { target: 'es2022', manifest: true, modulePreload: { polyfill: false }, assetsInlineLimit: 0, cssCodeSplit: false, reportCompressedSize: false },
});

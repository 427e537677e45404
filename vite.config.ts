import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The console's build: everything below /console/, nothing inline (the policy of its page forbids it), Chinese first. */
export default defineConfig({
  base: '/console/',
  plugins: [react(), tailwindcss()],
  build: {
    target: 'es2022', manifest: true, modulePreload: { polyfill: false }, assetsInlineLimit: 0, cssCodeSplit: false, reportCompressedSize: false,
    // Zod and its setting in one file, so that the setting stands before any contract is built; few files, since each costs a request
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'zod', test: /node_modules[\\/]zod[\\/]|shared[\\/]zod-jitless/, priority: 3 }, { name: 'frame', test: /node_modules[\\/](react|react-dom|scheduler|@tanstack)[\\/]/, priority: 2 }] } } },
  },
});

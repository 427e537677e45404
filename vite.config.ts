import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { rareWebFaces } from './scripts/fonts/rare-web-faces.mjs';

/** The faces of rare characters stand at the end of the console's style sheet, written from the font package. */
const rareFaces: Plugin = { name: 'rare-faces', enforce: 'pre', transform: (code, id) => (id.endsWith('/src/console/console.css') ? `${code}\n${rareWebFaces()}\n` : null) };

/** The console's build: everything below /console/, nothing inline (the policy of its page forbids it), Chinese first. */
export default defineConfig({
  base: '/console/',
  plugins: [rareFaces, react(), tailwindcss()],
  build: {
    target: 'es2022', manifest: true, modulePreload: { polyfill: false }, assetsInlineLimit: 0, cssCodeSplit: false, reportCompressedSize: false,
    // Zod and its setting in one file, so that the setting stands before any contract is built; few files, since each costs a request
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'zod', test: /node_modules[\\/]zod[\\/]|shared[\\/]zod-jitless/, priority: 3 }, { name: 'frame', test: /node_modules[\\/](react|react-dom|scheduler|@tanstack)[\\/]/, priority: 2 }] } } },
  },
});

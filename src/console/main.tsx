import './shared/zod-jitless.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './console.css';
import { loadText, pageLang } from './shared/text/text.ts';
import { App } from './shell/app.tsx';

const root = document.getElementById('console');
if (!root) throw new Error('the page has no place for the console');
document.documentElement.lang = pageLang() === 'zh' ? 'zh-CN' : 'en';
await loadText();
createRoot(root).render(<StrictMode><App /></StrictMode>);

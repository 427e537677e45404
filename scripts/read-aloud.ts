import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, request } from '@playwright/test';
import { everyLooker, followLinks, readPatterns, type Found } from '../e2e/support/pages/discover.ts';
import { pagesOfActs } from '../e2e/support/pages/stories.ts';
import { show } from '../e2e/support/pages/walk.ts';
import { startProgram } from '../e2e/support/program.ts';
import { spokenLines } from './read-aloud/spoken.ts';
import { peopleReady } from '../e2e/support/last-sitting.ts';

// Writes docs/accessibility/screen-reader-walk.md: the way from the first page to the score as a screen reader says it, in both languages, from Chromium's
// accessibility tree. `npm run docs:read-aloud`; WALK_URL reads a program that runs already.
const STEPS: readonly { pattern: string; zh: string; en: string }[] = [
  { pattern: '/', zh: '首页', en: 'First page' },
  { pattern: '/register', zh: '注册：协议', en: 'Registering: the agreement' },
  { pattern: '/register/form', zh: '注册：填写信息', en: 'Registering: the form' },
  { pattern: '/sign-in', zh: '登录', en: 'Signing in' },
  { pattern: '/my/photo', zh: '照片', en: 'Photo' },
  { pattern: '/my/applications/choose', zh: '选择考试', en: 'Choosing an exam' },
  { pattern: '/my/applications/:id/notice', zh: '告知书', en: 'The notification' },
  { pattern: '/my/applications/:id/form', zh: '填写报考信息', en: 'Filling in the application' },
  { pattern: '/my/applications/:id/commitment', zh: '签署承诺书', en: 'Signing the commitment' },
  { pattern: '/my/applications/:id/confirm', zh: '确认报名信息', en: 'Confirming' },
  { pattern: '/my/applications/:id/pay', zh: '缴费', en: 'Paying' },
  { pattern: '/scores', zh: '成绩查询', en: 'Scores' },
];

const program = process.env['WALK_URL'] === undefined ? await startProgram('all') : { url: process.env['WALK_URL'], stop: () => Promise.resolve() };
const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
try {
  const api = await request.newContext({ baseURL: program.url });
  if (process.env['WALK_URL'] === undefined) await peopleReady(api);
  const said = new Map<string, Record<'zh' | 'en', string[]>>();
  const listen = async (page: Found) => {
    if (!STEPS.some(({ pattern }) => pattern === page.pattern) || said.has(page.pattern)) return;
    const words: Record<'zh' | 'en', string[]> = { zh: [], en: [] };
    for (const lang of ['zh', 'en'] as const) {
      const window = await show(page, { lang, width: 1280 }, program.url);
      const session = await page.looker.context.newCDPSession(window);
      words[lang] = await spokenLines(session, lang, { frame: page.pattern === '/' });
      await session.detach();
    }
    said.set(page.pattern, words);
  };
  const found = await followLinks(everyLooker(browser, program.url), await readPatterns(api), new Set(STEPS.map(({ pattern }) => pattern)));
  await api.dispose();
  for (const page of found.values()) await listen(page);
  for await (const page of pagesOfActs(browser, program.url)) await listen(page);
  const part = (lang: 'zh' | 'en') => STEPS.map((step, n) => `### ${String(n + 1)}. ${step[lang]} \`${step.pattern}\`\n\n${(said.get(step.pattern)?.[lang] ?? []).join('\n')}\n`).join('\n');
  const folder = join(import.meta.dirname, '..', 'docs', 'accessibility');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'screen-reader-walk.md'), `# 读屏走查 · Screen-reader walk

从首页到成绩，读屏软件从上到下会读出的内容；由程序按浏览器的无障碍树生成（\`npm run docs:read-aloud\`），内容来自演示数据。页眉和页脚每页相同，只在首页列出。
What a screen reader says from top to bottom on the way from the first page to the score, written by a program from the browser's accessibility tree. Header and footer are the same everywhere and are listed for the first page only.

## 中文

${part('zh')}
## English

${part('en')}`);
  console.log(`${String(said.size)} of ${String(STEPS.length)} steps read aloud`);
} finally {
  await browser.close();
  await program.stop();
}

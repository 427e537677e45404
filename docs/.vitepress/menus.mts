import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DefaultTheme } from 'vitepress';
import { linkTo, root } from './places.mts';

type Item = DefaultTheme.SidebarItem;

const titleOf = (file: string): string => /^# (.+)$/m.exec(readFileSync(join(root, file), 'utf8'))?.[1] ?? file;
const line = (file: string): Item => ({ text: titleOf(file), link: linkTo(file) });
const lines = (...patterns: string[]): Item[] => patterns.flatMap((pattern) => globSync(pattern, { cwd: root }).sort()).map(line);

const candidates = (lang: '' | 'en/') => lines(`docs/${lang}candidates/index.md`, `docs/${lang}candidates/[0-9]*.md`);

export const menuZh: DefaultTheme.NavItem[] = [
  { text: '五分钟浏览', link: '/tour' },
  { text: '考生指南', link: '/candidates/' },
  { text: '工作人员', link: '/operations/sitting-year' },
  { text: '安装与运行', link: '/operations/install' },
  { text: '安全', link: '/security/' },
  { text: '接口', link: '/interfaces/' },
  { text: '架构与决定', link: '/en/architecture' },
];

export const menuEn: DefaultTheme.NavItem[] = [
  { text: 'Five minutes', link: '/en/tour' },
  { text: 'Candidates', link: '/en/candidates/' },
  { text: 'Staff (Chinese)', link: '/operations/sitting-year' },
  { text: 'Install and run', link: '/operations/install' },
  { text: 'Interfaces', link: '/interfaces/' },
  { text: 'Architecture', link: '/en/architecture' },
];

const running: Item[] = lines('docs/operations/install.md', 'docs/operations/message-carriers.md', 'docs/operations/alerts.md', 'docs/operations/outages.md', 'docs/operations/backup.md', 'deploy/README.md');
const runbooks: Item[] = lines('docs/operations/opening-day.md', 'docs/operations/incident.md', 'docs/operations/data-leak.md', 'docs/operations/certificate-expiry.md', 'docs/operations/exam-suspended.md', 'docs/operations/retention.md');
const security: Item[] = lines('docs/security/README.md', 'docs/security/asvs.md', 'docs/security/dengbao.md', 'SECURITY.md');
const interfaces: Item[] = lines('docs/interfaces/index.md', 'docs/interfaces/provincial-api.md', 'docs/interfaces/registries.md', 'docs/interfaces/message-gateway.md', 'docs/interfaces/sdk/README.md');

/** The pages beside the text, by the part of the site. */
export const sidebarZh: DefaultTheme.Sidebar = {
  '/candidates/': [{ text: '考生指南', items: candidates('') }],
  '/operations/sitting-year': [{ text: '工作人员指南', items: lines('docs/operations/sitting-year.md', 'docs/operations/sitting-year/*.md') }],
  '/operations/': [{ text: '安装与运行', items: running }, { text: '运行手册', items: runbooks }],
  '/security/': [{ text: '安全', items: security }],
  '/interfaces/': [{ text: '接口', items: interfaces }],
  '/accessibility/': [{ text: '无障碍', items: lines('docs/accessibility/*.md') }],
};

export const sidebarEn: DefaultTheme.Sidebar = {
  '/en/candidates/': [{ text: 'For candidates', items: candidates('en/') }],
  '/en/': [
    { text: 'How it is built', items: lines('ARCHITECTURE.md', 'CONTRIBUTING.md', 'docs/glossary.md', 'docs/manual-coverage.md', 'docs/performance.md', 'docs/reliability.md', 'bench/README.md') },
    { text: 'Law and rules', collapsed: true, items: lines('docs/rules/README.md', 'docs/rules/[!R]*.md') },
    { text: 'Decisions', collapsed: true, items: lines('docs/decisions/README.md', 'docs/decisions/[0-9]*.md') },
    { text: 'Modules', collapsed: true, items: lines('src/server/modules/*/README.md') },
    { text: 'Platform', collapsed: true, items: lines('src/server/platform/*/README.md', 'src/server/standins/*/README.md', 'src/portal/README.md') },
  ],
};

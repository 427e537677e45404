import { escapeHtml } from '../escape-html.ts';

/** Somebody this house knows. */
export type HousePerson = { subject: string; label: string; claims: Readonly<Record<string, unknown>> };
/** Something to choose beside the person, and the claims each choice adds. */
export type HouseChoice = { name: string; label: string; options: readonly { value: string; label: string; claims: Readonly<Record<string, unknown>> }[] };

/** The style sheet of the house's pages; they load nothing else. */
export const HOUSE_STYLE = `
:root { --ink: #1f2937; --soft: #4b5563; --own: #a61b1b; }
body { margin: 0; font: 16px/1.6 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; background: #f3f4f6; color: var(--ink); }
header { background: var(--own); color: #fff; padding: 14px 20px; font-size: 20px; }
main { max-width: 480px; margin: 24px auto; padding: 20px; background: #fff; border-radius: 8px; }
h1 { font-size: 20px; margin: 12px 0; }
.mark { background: #fff3cd; border: 1px solid #d6a700; padding: 8px 12px; border-radius: 6px; }
label { display: block; margin: 14px 0 4px; }
summary { margin: 14px 0 4px; line-height: 32px; cursor: pointer; }
select, input { box-sizing: border-box; font: inherit; width: 100%; min-height: 46px; padding: 8px; border: 1px solid #6b7280; border-radius: 6px; background: #fff; color: var(--ink); }
button { display: block; font: inherit; width: 100%; min-height: 46px; margin-top: 16px; border: 1px solid var(--own); border-radius: 6px; background: #fff; color: var(--own); cursor: pointer; }
button.main { background: var(--own); color: #fff; font-weight: 700; }
button:focus-visible, select:focus-visible, input:focus-visible, summary:focus-visible { outline: 3px solid #1d4ed8; outline-offset: 2px; }
.soft { color: var(--soft); }
@media (max-width: 520px) { main { margin: 0; border-radius: 0; } }
`;

export type HousePage = { url: string; name: string };
type Asking = HousePage & { people: readonly HousePerson[]; choices: readonly HouseChoice[]; anybody: boolean; /** The request, carried through the form. */ request: Readonly<Record<string, string>> };

/** Where somebody says who they are; nothing but the choice is asked. */
export function whoPage({ url, name, people, choices, anybody, request }: Asking): string {
  const options = (list: readonly { value: string; label: string }[]) => list.map((o) => `<option value="${escapeHtml(o.value)}">${escapeHtml(o.label)}</option>`).join('');
  return frame({ url, name }, '选择身份登录', `
    <form method="post" action="${url}/authorize">
      ${Object.entries(request).map(([key, value]) => `<input type="hidden" name="${escapeHtml(key)}" value="${escapeHtml(value)}">`).join('')}
      <label for="person">我是</label><select id="person" name="person">${options(people.map((p) => ({ value: p.subject, label: p.label })))}</select>
      ${choices.map((c) => `<label for="${c.name}">${escapeHtml(c.label)}</label><select id="${c.name}" name="${c.name}">${options(c.options)}</select>`).join('')}
      ${anybody ? '<details><summary>名单以外的人</summary><label for="other_name">姓名</label><input id="other_name" name="other_name" autocomplete="off"><label for="other_number">居民身份证号码</label><input id="other_number" name="other_number" autocomplete="off"><p class="soft">两项都填写时，以此人的身份登录。</p></details>' : ''}
      <button class="main" name="act" value="in">登录</button><button name="act" value="no">取消</button>
    </form>`);
}

/** Why this house does not go on. */
export function whyNotPage(page: HousePage, why: string): string {
  return frame(page, '无法继续', `<p role="alert">${escapeHtml(why)}</p>`);
}

function frame({ url, name }: HousePage, title: string, body: string): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)} · 模拟${escapeHtml(name)}</title><link rel="stylesheet" href="${url}/house.css"></head>
<body><header><strong>模拟${escapeHtml(name)}</strong></header><main><p class="mark">演示环境：这里的人都是虚构的，不需要口令。</p><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`;
}

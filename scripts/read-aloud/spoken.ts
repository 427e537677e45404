import type { CDPSession } from '@playwright/test';

type Value = { value?: unknown };
type Node = { nodeId: string; ignored: boolean; role?: Value; name?: Value; description?: Value; value?: Value; properties?: { name: string; value: Value }[]; childIds?: string[] };

const zh = {
  roles: {
    heading: '标题', link: '链接', button: '按钮', textbox: '编辑框', searchbox: '搜索框', checkbox: '复选框', radio: '单选按钮', combobox: '组合框', listbox: '列表框', navigation: '导航区域', main: '主要内容区域', banner: '页眉区域', contentinfo: '页脚区域', complementary: '补充区域',
    region: '区域', form: '表单', list: '列表', table: '表格', group: '分组', alert: '警告（立即读出）', status: '状态（随后读出）', dialog: '对话框', image: '图形', DisclosureTriangle: '折叠按钮', timer: '计时', slider: '滑块', radiogroup: '单选组', application: '应用程序区域',
  },
  level: (n: string) => `${n} 级`, required: '必填', invalid: '内容有误', checked: '已选中', unchecked: '未选中', disabled: '不可用', expanded: '已展开', collapsed: '已折叠', current: '当前', value: (v: string) => `内容“${v}”`, described: (d: string) => `说明：${d}`, items: (n: number) => `共 ${String(n)} 项`, protected: '密码',
};
const en: typeof zh = {
  roles: {
    heading: 'heading', link: 'link', button: 'button', textbox: 'edit', searchbox: 'search edit', checkbox: 'check box', radio: 'radio button', combobox: 'combo box', listbox: 'list box', navigation: 'navigation landmark', main: 'main landmark', banner: 'banner landmark', contentinfo: 'content information landmark', complementary: 'complementary landmark',
    region: 'region', form: 'form', list: 'list', table: 'table', group: 'grouping', alert: 'alert (said at once)', status: 'status (said when there is time)', dialog: 'dialog', image: 'graphic', DisclosureTriangle: 'disclosure button', timer: 'timer', slider: 'slider', radiogroup: 'radio group', application: 'application',
  },
  level: (n) => `level ${n}`, required: 'required', invalid: 'invalid entry', checked: 'checked', unchecked: 'not checked', disabled: 'unavailable', expanded: 'expanded', collapsed: 'collapsed', current: 'current', value: (v) => `contains “${v}”`, described: (d) => `description: ${d}`, items: (n) => `${String(n)} items`, protected: 'password',
};

/** What a screen reader says of the page from top to bottom, a line each: role, name, state, description, from the browser's own accessibility tree. */
export async function spokenLines(session: CDPSession, lang: 'zh' | 'en', { frame }: { /** Header and footer as well, which are the same on every page. */ frame: boolean }): Promise<string[]> {
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: Node[] };
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const w = lang === 'zh' ? zh : en;
  const known: Readonly<Record<string, string>> = w.roles;
  const lines: string[] = [];
  const text = (v: Value | undefined) => (typeof v?.value === 'string' ? v.value.replaceAll(/\s+/g, ' ').trim() : '');
  const visit = (node: Node, depth: number): void => {
    const role = text(node.role);
    const name = text(node.name);
    if (!frame && (role === 'banner' || role === 'contentinfo')) return;
    const spoken = node.ignored ? undefined : known[role];
    let inside = depth;
    if (spoken !== undefined && !(role === 'group' && name === '')) {
      lines.push(`${'  '.repeat(depth)}- ${[spoken, name, ...statesOf(node, role)].filter((part) => part !== '').join('，')}`);
      inside += 1;
      if (['heading', 'link', 'button', 'checkbox', 'radio', 'textbox', 'searchbox', 'image', 'combobox', 'slider'].includes(role)) return;
    } else if (!node.ignored && role === 'StaticText' && name !== '') {
      lines.push(`${'  '.repeat(depth)}- ${name}`);
      return;
    }
    for (const id of node.childIds ?? []) {
      const child = byId.get(id);
      if (child) visit(child, inside);
    }
  };
  const holds = (node: Node, role: string): boolean => (node.childIds ?? []).some((id) => { const child = byId.get(id); return child !== undefined && (text(child.role) === role || holds(child, role)); });
  const statesOf = (node: Node, role: string): string[] => {
    const of = (property: string) => node.properties?.find((p) => p.name === property)?.value.value;
    const described = text(node.description);
    const value = text(node.value);
    return [
      role === 'heading' ? w.level(String(of('level'))) : '',
      role === 'heading' && holds(node, 'link') ? w.roles.link : '',
      role === 'list' ? w.items((node.childIds ?? []).filter((id) => text(byId.get(id)?.role) === 'listitem').length) : '',
      of('required') === true ? w.required : '',
      of('invalid') === 'true' ? w.invalid : '',
      role === 'checkbox' || role === 'radio' ? (of('checked') === 'true' ? w.checked : w.unchecked) : '',
      of('disabled') === true ? w.disabled : '',
      of('expanded') === true ? w.expanded : of('expanded') === false ? w.collapsed : '',
      value !== '' && role !== 'link' ? w.value(value) : '',
      described === '' ? '' : w.described(described),
    ];
  };
  const [root] = nodes;
  if (root) visit(root, 0);
  return lines;
}

import type { Instant } from '#contracts/dates.ts';
import type { ComponentChildren, JSX } from 'preact';
import { LinkButton } from '../forms/buttons.tsx';
import { Icon, type IconName } from '../icons.tsx';
import type { PageContext } from '../page-context.ts';
import { words } from '../words.ts';
import { Countdown } from './countdown.tsx';

export type FlowState = 'done' | 'current' | 'open' | 'blocked' | 'failed';

/** One node of the 流程图: its state, what it says, the act it offers, its deadline, and every reason why it is closed. */
export type FlowNode = {
  key: string;
  text: string;
  state: FlowState;
  note?: ComponentChildren;
  /** The act of this node; the current node's is the main act of the page. */
  act?: { text: string; href: string } | undefined;
  until?: Instant | undefined;
  reasons?: readonly string[] | undefined;
};

const MARKS: Record<FlowState, IconName | null> = { done: 'check', current: 'next', open: null, blocked: 'lock', failed: 'cross' };

/** 流程图: the way from application to completion as an ordered list that is also a drawing; the next act is lit and can be pressed. */
export function FlowChart({ page, nodes, label }: { page: PageContext; nodes: readonly FlowNode[]; label?: string }): JSX.Element {
  return (
    <ol class="flow" aria-label={label ?? words[page.lang].flow}>
      {nodes.map((node) => <Node key={node.key} page={page} node={node} />)}
    </ol>
  );
}

function Node({ page, node }: { page: PageContext; node: FlowNode }): JSX.Element {
  const w = words[page.lang];
  const told = { done: w.flowDone, current: w.flowCurrent, open: w.flowOpen, blocked: w.flowBlocked, failed: w.flowFailed }[node.state];
  const mark = MARKS[node.state];
  const reasons = node.reasons ?? [];
  return (
    <li class={`flow__node flow__node--${node.state}`} aria-current={node.state === 'current' ? 'step' : undefined}>
      <span class="flow__mark" aria-hidden="true">{mark === null ? null : <Icon name={mark} />}</span>
      <div class="flow__box">
        <p class="flow__head"><span class="flow__text">{node.text}</span> <span class="flow__state">{told}</span></p>
        {node.note === undefined ? null : <p class="flow__note">{node.note}</p>}
        {node.until === undefined ? null : <p class="flow__until"><Countdown page={page} until={node.until} /></p>}
        {reasons.length === 0 ? null : <ul class="flow__why">{reasons.map((reason) => <li key={reason}>{reason}</li>)}</ul>}
        {node.act === undefined ? null : <LinkButton href={node.act.href} text={node.act.text} tone={node.state === 'current' || node.state === 'failed' ? 'main' : 'plain'} />}
      </div>
    </li>
  );
}

import { isValidElement, toChildArray, type ComponentChildren, type VNode } from 'preact';

/** The names of the fields drawn in a piece of a page, by their dotted names; a field in one of several rows (`RepeatedRows`) is named with its row. */
export function labelsIn(drawn: ComponentChildren): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  look(drawn, '', labels);
  return labels;
}

type Props = { name?: unknown; label?: unknown; class?: unknown; children?: ComponentChildren };

function look(drawn: ComponentChildren, row: string, labels: Map<string, string>): void {
  for (const child of toChildArray(drawn)) {
    if (!isValidElement(child)) continue;
    const { type, props } = child as VNode<Props>;
    const { name, label } = props;
    if (typeof name === 'string' && typeof label === 'string') {
      labels.set(name, `${row}${label}`);
      continue;
    }
    // pages are pure functions without hooks, so that what a part draws can be seen by calling it
    const inside = typeof type === 'function' ? (type as (props: Props) => ComponentChildren)(props) : props.children;
    look(inside, type === 'fieldset' && props.class === 'rows__row' ? `${titleOf(props.children)} · ` : row, labels);
  }
}

function titleOf(children: ComponentChildren): string {
  const legend = toChildArray(children).find((c): c is VNode<Props> => isValidElement(c) && c.type === 'legend');
  return legend === undefined ? '' : toChildArray(legend.props.children).filter((c) => typeof c === 'string' || typeof c === 'number').join('');
}

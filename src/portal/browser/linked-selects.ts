import { all, isChanged } from './dom.ts';

type Choice = { value: string; text: string; disabledReason?: string };

const isChoice = (value: unknown): value is Choice =>
  typeof value === 'object' && value !== null && 'value' in value && 'text' in value && typeof value.value === 'string' && typeof value.text === 'string';

/** A select with a source gets new choices when the field it depends on changes (考区 → 核查点, level → specialty). */
export function runLinkedSelects(form: HTMLFormElement): void {
  for (const select of all<HTMLSelectElement>('select[data-source]', form)) {
    const leader = document.getElementById(select.dataset.dependsOn ?? '');
    if (!(leader instanceof HTMLSelectElement || leader instanceof HTMLInputElement)) continue;
    const follow = () => void refill(select, leader.value);
    leader.addEventListener('change', follow);
    if (isChanged(leader)) follow();
  }
}

async function refill(select: HTMLSelectElement, leading: string): Promise<void> {
  const asked = (select.dataset.source ?? '').replace('{}', encodeURIComponent(leading));
  select.dataset.asked = asked;
  const choices = leading === '' ? [] : await choicesAt(asked);
  // Someone who changes the leading field twice gets the choices of the second.
  if (select.dataset.asked !== asked) return;
  const kept = select.value;
  const offered = Array.from(select.options);
  offered.slice(offered[0]?.value === '' ? 1 : 0).forEach((option) => option.remove());
  for (const choice of choices) {
    const option = new Option(choice.disabledReason ? `${choice.text}（${choice.disabledReason}）` : choice.text, choice.value);
    option.disabled = choice.disabledReason !== undefined;
    select.add(option);
  }
  select.value = choices.some((choice) => choice.value === kept) ? kept : '';
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

async function choicesAt(url: string): Promise<Choice[]> {
  try {
    const reply = await fetch(url, { headers: { accept: 'application/json' }, credentials: 'same-origin' });
    const told: unknown = reply.ok ? await reply.json() : [];
    return Array.isArray(told) ? told.filter(isChoice) : [];
  } catch {
    return [];
  }
}

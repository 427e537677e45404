import { isChanged, make } from '../browser/dom.ts';

/** The form 填写报考信息: subjects, conditions and the rows a level asks for follow the choice at once; without a script a button fetches them. */
type Subject = { value: string; text: string; note: string; selectable: boolean; set: boolean };
type Told = { subjects: Subject[]; conditions: { title: string; alternatives: string[] }[] };

const isTold = (value: unknown): value is Told =>
  typeof value === 'object' && value !== null && 'subjects' in value && Array.isArray(value.subjects) && 'conditions' in value && Array.isArray(value.conditions);

function run(root: HTMLElement): void {
  const level = document.querySelector<HTMLSelectElement>('#f-levelCode');
  const specialty = document.querySelector<HTMLSelectElement>('#f-specialtyCode');
  const subjects = root.querySelector<HTMLElement>('[data-subjects]');
  const conditions = root.querySelector<HTMLElement>('[data-conditions]');
  if (level === null || specialty === null || subjects === null || conditions === null) return;
  const [anyOf = '', conditionsWord = ''] = (root.dataset.words ?? '').split('|');
  const legend = root.dataset.legend ?? '';
  let asked = '';

  async function refresh(): Promise<void> {
    const url = level?.value && specialty?.value ? `${root.dataset.levelChoices ?? ''}?level=${encodeURIComponent(level.value)}&specialty=${encodeURIComponent(specialty.value)}` : '';
    asked = url;
    const told = url === '' ? { subjects: [], conditions: [] } : await fetchTold(url);
    // someone who changes the choice twice gets what belongs to the second
    if (told === undefined || asked !== url) return;
    showSubjects(told.subjects);
    showConditions(told.conditions);
  }

  function showSubjects(list: readonly Subject[]): void {
    const field = make('fieldset', 'field');
    field.append(make('legend', 'field__label', `${legend} *`));
    const boxes = make('div', 'choices');
    list.forEach((subject, n) => boxes.append(tick(subject, n)));
    field.append(boxes);
    const set = list.filter((subject) => subject.set).map((subject) => {
      const input = make('input', '');
      input.type = 'hidden';
      input.name = 'subjectCodes';
      input.value = subject.value;
      return input;
    });
    subjects?.replaceChildren(...(list.length === 0 ? [] : [field, ...set]));
  }

  function showConditions(blocks: Told['conditions']): void {
    conditions?.replaceChildren(...blocks.map((block) => {
      const part = document.createElement('div');
      const list = document.createElement('ul');
      list.append(...block.alternatives.map((text) => make('li', '', text)));
      part.append(make('p', 'conditions__title', block.title === conditionsWord ? block.title : `${conditionsWord} · ${block.title}`), ...(block.alternatives.length > 1 ? [make('p', '', anyOf)] : []), list);
      return part;
    }));
    const section = conditions?.closest<HTMLElement>('.conditions');
    if (section) section.hidden = blocks.length === 0;
  }

  // what another level asks for is out of sight and not sent, but not lost while the page stands
  function showAsked(): void {
    for (const group of document.querySelectorAll<HTMLFieldSetElement>('fieldset[data-only-with]')) {
      const asked = (group.dataset.onlyWith ?? '').split(' ').includes(level?.value ?? '');
      group.hidden = !asked;
      group.disabled = !asked;
    }
  }

  level.addEventListener('change', showAsked);
  level.addEventListener('change', () => void refresh());
  specialty.addEventListener('change', () => void refresh());
  if (!isChanged(level) && !isChanged(specialty)) return;
  showAsked();
  void refresh();
}

function tick(subject: Subject, n: number): HTMLElement {
  const id = n === 0 ? 'f-subjectCodes' : `f-subjectCodes-${n}`;
  const choice = make('div', 'choice');
  const box = make('input', 'choice__box');
  box.type = 'checkbox';
  box.id = id;
  box.name = 'subjectCodes';
  box.value = subject.value;
  box.checked = subject.set;
  box.disabled = !subject.selectable;
  const label = make('label', 'choice__label', subject.text);
  label.htmlFor = id;
  choice.append(box, label);
  if (subject.note !== '') {
    const note = make('p', 'choice__note', subject.note);
    note.id = `${id}-note`;
    box.setAttribute('aria-describedby', note.id);
    choice.append(note);
  }
  return choice;
}

async function fetchTold(url: string): Promise<Told | undefined> {
  try {
    const reply = await fetch(url, { headers: { accept: 'application/json' }, credentials: 'same-origin' });
    const value: unknown = reply.ok ? await reply.json() : undefined;
    return isTold(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

document.querySelectorAll<HTMLElement>('[data-level-choices]').forEach(run);

import type { ComponentChildren, JSX } from 'preact';
import { Icon, type IconName } from '../icons.tsx';
import type { PageContext } from '../page-context.ts';
import { words } from '../words.ts';

/** Main act of the page, an ordinary one, one that destroys, one that is only text. */
export type Tone = 'main' | 'plain' | 'danger' | 'quiet';

type SubmitButtonProps = {
  page: PageContext;
  text: string;
  tone?: Tone;
  icon?: IconName;
  /** Why it cannot be pressed now; every reason stands in words below it. */
  disabledReasons?: readonly string[] | undefined;
  name?: string;
  value?: string;
  /** Another address than the form's. */
  action?: string;
};

/** Sends the form. Not allowed now: it stays in place, can be reached by keyboard, does nothing and says why. */
export function SubmitButton({ page, text, tone = 'main', icon, disabledReasons = [], name, value, action }: SubmitButtonProps): JSX.Element {
  const look = `button button--${tone}`;
  const inside = <>{icon === undefined ? null : <Icon name={icon} />}{text}</>;
  if (disabledReasons.length === 0) return <button class={look} type="submit" name={name} value={value} formAction={action}>{inside}</button>;
  return (
    <span class="blocked">
      <button class={look} type="button" aria-disabled="true">{inside}</button>
      <span class="blocked__why"><Icon name="lock" />{words[page.lang].cannotYet}{disabledReasons.join(page.lang === 'zh' ? '；' : '; ')}</span>
    </span>
  );
}

/** A link that looks like a button: it leads somewhere, it changes nothing. */
export function LinkButton({ href, text, tone = 'plain', icon }: { href: string; text: string; tone?: Tone; icon?: IconName }): JSX.Element {
  return <a class={`button button--${tone}`} href={href}>{icon === undefined ? null : <Icon name={icon} />}{text}</a>;
}

/** Re-renders the form after a change that saves nothing (`_edit`): add a row, remove a row. */
export function EditButton({ edit, text, icon }: { edit: string; text: string; icon?: IconName }): JSX.Element {
  return <button class="button button--quiet" type="submit" name="_edit" value={edit} formNoValidate>{icon === undefined ? null : <Icon name={icon} />}{text}</button>;
}

/** The acts at the end of a form, the main one first. */
export function Buttons({ children }: { children: ComponentChildren }): JSX.Element {
  return <div class="buttons">{children}</div>;
}

import type { JSX } from 'preact';
import { drawnOnce } from '../drawn-once.ts';
import { Icon } from '../icons.tsx';
import type { PageContext } from '../page-context.ts';
import { words } from '../words.ts';

type Props = { page: PageContext; steps: readonly { text: string; href?: string | undefined }[]; at: number };

/** The steps of a journey and where the page stands in it; steps already done may be gone back to by their link, until all of them are. */
export function Steps({ page, steps, at }: Props): JSX.Element {
  return steps.every((step) => step.href === undefined) ? <UnlinkedSteps page={page} steps={steps} at={at} /> : <StepsAt page={page} steps={steps} at={at} />;
}

/** Where none may be gone back to, everybody who stands there sees the same. */
const UnlinkedSteps = drawnOnce<Props>(({ page, steps, at }) => ({ owner: words[page.lang], key: `${String(at)} ${steps.map((step) => step.text).join()}` }), StepsAt);

function StepsAt({ page, steps, at }: Props): JSX.Element {
  const w = words[page.lang];
  return (
    <nav class="steps" aria-label={w.steps}>
      <p class="steps__now" aria-hidden="true">{at < steps.length ? w.stepOf(at + 1, steps.length) : w.stepsAllDone(steps.length)}</p>
      <ol>
        {steps.map((step, n) => {
          const state = n < at ? 'done' : n === at ? 'current' : 'open';
          const told = { done: w.stepDone, current: w.stepCurrent, open: w.stepOpen }[state];
          return (
            <li key={step.text} class={`steps__step steps__step--${state}`} aria-current={state === 'current' ? 'step' : undefined}>
              <span class="steps__mark" aria-hidden="true">{state === 'done' ? <Icon name="check" /> : n + 1}</span>
              <span class="steps__text">
                {state === 'done' && at < steps.length && step.href !== undefined ? <a href={step.href}>{step.text}</a> : step.text}
                <span class="unseen"> {told}</span>
              </span>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

/** For pages on which something is done: forms, dialogs, texts that must be read. Comes with such a page (needed-assets.ts), before a network can be lost. */
import { runDialogs } from './dialogs.ts';
import { dropDrafts } from './drop-drafts.ts';
import { runForms } from './forms.ts';
import { runReading } from './reading.ts';
import { runSubmitOnce } from './submit-once.ts';

dropDrafts();
runDialogs();
document.querySelector<HTMLElement>('dialog[open] [data-focus]')?.focus();
runReading();
runSubmitOnce();
runForms();

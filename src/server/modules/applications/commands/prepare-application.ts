import type { ApplicationForm } from '#contracts/applications.ts';
import type { ApplicationId } from '#contracts/ids.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { isOpen } from '#server/kernel/windows.ts';
import type { Application } from '../application.ts';
import { findApplication, updateDraft } from '../applications.store.ts';
import { mayPrepare, refusalsOutsideApply } from '../domain/window-guards.ts';
import { asPrepared, preparedForm } from '../prepared-form.ts';
import { takePlaced, type Asking } from '../take-application.ts';
import { assess, saveApplication } from './save-application.ts';

/** 检查并备好: judges the form as saving will, and keeps it as a checked draft until the opening; nothing is saved yet. */
export async function prepareApplication(asking: Asking, id: ApplicationId, form: ApplicationForm): Promise<Result<{ id: ApplicationId }>> {
  const taken = await takePlaced(asking, id);
  if (!taken.ok) return taken;
  const { windows } = taken.value.config;
  if (isOpen(windows.apply, asking.now)) return refusedFor('application.prepare_over');
  if (!mayPrepare(windows.apply, asking.now)) return refused(refusalsOutsideApply(windows, asking.now));
  const assessed = await assess(asking, taken.value, form);
  if (!assessed.ok) return assessed;
  const kept = await updateDraft(asking.tx, asking.kit.crypto, asking.actor.accountId, id, asPrepared(form, asking.now));
  return kept ? ok({ id }) : refusedFor('application.wrong_state');
}

/** 一键提交: saves what was checked ahead, by the same command and rules as saving. */
export async function submitPrepared(asking: Asking, id: ApplicationId): Promise<Result<Application>> {
  const app = await findApplication(asking.tx, asking.kit.crypto, asking.actor.accountId, id);
  if (!app) return refusedFor('application.not_found');
  const form = preparedForm(app.draft);
  return form === undefined ? refusedFor('application.not_prepared') : saveApplication(asking, id, form);
}

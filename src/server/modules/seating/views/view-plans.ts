import type { PlanList, PlanLine } from '#contracts/seat-plans.ts';
import { beijingDay } from '#contracts/dates.ts';
import { sittingName } from '#contracts/sitting-name.ts';
import { covers, provinceOf } from '#server/kernel/jurisdiction.ts';
import { findProvince, getExam, listProvinceConfigs, listSittings } from '#server/modules/catalogue/index.ts';
import type { Seating } from '../asking.ts';
import { townOf } from '../plans/plans.scope.ts';
import { listLivePlans } from '../plans/plans.store.ts';

const PAGE = 50;
/** A sitting stays in the list this long after its last day. */
const KEPT_DAYS = 120;

/** The sittings a jurisdiction holds or will hold, each with its plan; the nation's list shows those that have one. */
export async function viewPlans({ tx, now, by }: Seating, after: string | undefined): Promise<PlanList> {
  const plans = await listLivePlans(tx, by.jurisdiction);
  const own = provinceOf(by.jurisdiction);
  const since = beijingDay(now - KEPT_DAYS * 86_400_000);
  const lines: PlanLine[] = [];
  for (const sitting of (await listSittings(tx)).toSorted((a, b) => (a.examOn[0] ?? '').localeCompare(b.examOn[0] ?? '') || a.id.localeCompare(b.id))) {
    if (!sitting.examOn.some((day) => day >= since)) continue;
    for (const config of await listProvinceConfigs(tx, sitting.id)) {
      const plan = plans.find((p) => p.sittingId === sitting.id && p.province === config.province);
      if (!covers(by.jurisdiction, { province: config.province, prefecture: townOf(by.jurisdiction) ?? null, exam: sitting.examCode }) || (own !== undefined && config.province !== own) || (own === undefined && plan === undefined)) continue;
      lines.push({
        sittingId: sitting.id, exam: sittingName(sitting, (await getExam(tx, sitting.examCode)).name), examOn: sitting.examOn, province: config.province, provinceName: (await findProvince(tx, config.province))?.name ?? { zh: config.province, en: config.province },
        payClosesAt: config.windows.pay.closesAt, plan: plan ? { id: plan.id, state: plan.state, people: plan.rosterCount, changedAt: plan.frozenAt ?? plan.rosterClosedAt ?? plan.committedAt } : null,
      });
    }
  }
  const keyOf = (line: PlanLine) => `${line.sittingId}/${line.province}`;
  const from = after === undefined ? 0 : lines.findIndex((l) => keyOf(l) === after) + 1;
  const shown = lines.slice(from, from + PAGE);
  const last = shown.at(-1);
  return { lines: shown, next: lines.length > from + PAGE && last ? keyOf(last) : null, mayArrange: by.permissions.includes('seat.arrange') };
}

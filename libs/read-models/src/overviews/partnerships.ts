import {
  compareDates,
  resolveAuthority,
  type CorrectedEntry,
  type Edtf,
} from '@interventions/domain';
import { changeFrom, type Change } from './full-inspections.js';
import { textIn, type OverviewCase } from './overview-case.js';
import type { OverviewCouncil } from './overview-council.js';

/** How one council helped another. */
export const helpWords = {
  partnership: 'Leads the partnership',
  'improvement-partner': 'Improvement partner',
} as const;

/** A time in which one council helped another, with what inspectors said of the one that helped. */
export type Help = {
  readonly of: OverviewCase;
  readonly kind: keyof typeof helpWords;
  /** The council that helped, as its name is known here, else as the source names it. */
  readonly helper: string;
  readonly helperCode: string | undefined;
  readonly helperRegion: string | undefined;
  readonly since: Edtf;
  readonly end: CorrectedEntry | undefined;
  /** Whether any judgement of the one that helped is recorded. */
  readonly isJudged: boolean;
  readonly before: CorrectedEntry | undefined;
  readonly next: CorrectedEntry | undefined;
  readonly change: Change;
};

const started = {
  PartnershipStarted: { kind: 'partnership', named: 'lead', ends: ['PartnershipEnded'] },
  ImprovementPartnerAssigned: {
    kind: 'improvement-partner',
    named: 'partner',
    ends: ['ImprovementPartnerEnded', 'ImprovementPartnerAssigned'],
  },
} as const;

/** Every recorded partnership and improvement partner of a case, in order. */
export function helpIn(
  of: OverviewCase,
  councils: ReadonlyMap<string, OverviewCouncil>,
): readonly Help[] {
  return of.context.entries('PartnershipStarted', 'ImprovementPartnerAssigned').map((entry) => {
    const { kind, named, ends } = started[entry.act as keyof typeof started];
    const since = entry.data.effectiveOn;
    const said = textIn(entry, named) ?? 'Not named';
    const match = resolveAuthority(said, { on: since });
    const found = match.ok ? match.authority : undefined;
    const inspections = councils.get(found?.laCode ?? '')?.inspections ?? [];
    const than = (side: 'before' | 'after') => (one: CorrectedEntry) =>
      compareDates(one.data.effectiveOn, since) === side;
    const before = inspections.findLast(than('before'));
    const next = inspections.find(than('after'));
    return {
      of,
      kind,
      helper: found?.name ?? said,
      helperCode: found?.laCode,
      helperRegion: found?.region,
      since,
      end: of.context.after(entry).find(({ act }) => ends.some((one) => one === act)),
      isJudged: inspections.length > 0,
      before,
      next,
      change: changeFrom(before, next),
    };
  });
}

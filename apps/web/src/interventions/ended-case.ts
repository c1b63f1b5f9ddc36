import type { Intervention } from '@interventions/contracts';
import type { WebRequest } from '../http/web-request.js';

/** What the page of a case says where the case is over: voided, closed, or passed to other councils. */
export interface EndedCase {
  /** Why it was opened by mistake; null where it was not. */
  readonly voided: {
    readonly because: string;
    readonly by: string;
    readonly recordedAt: string;
    readonly rightCase: string | null;
  } | null;
  /** Councils that it passed to, each with the case that follows it there, or null. */
  readonly successors: readonly {
    readonly laCode: string;
    readonly name: string;
    readonly caseId: string | null;
  }[];
}

/** Looks up how a case ended; null for one that is open. */
export async function endedCase(
  { api }: WebRequest,
  record: Pick<Intervention, 'id' | 'laCode' | 'status' | 'followedBy'>,
): Promise<EndedCase | null> {
  switch (record.status) {
    case 'open':
      return null;
    case 'closed':
      return { voided: null, successors: [] };
    case 'voided': {
      const { items } = await api.timeline(
        { kind: 'intervention', id: record.id },
        { order: 'newest', limit: '500' },
      );
      const entry = items.find(({ act, retracted }) => act === 'InterventionVoided' && !retracted);
      const { because, rightCase } = entry?.details ?? {};
      return {
        voided: {
          because: typeof because === 'string' ? because : '',
          by: entry?.actor ?? '',
          recordedAt: entry?.recordedAt ?? '',
          rightCase: typeof rightCase === 'string' ? rightCase : null,
        },
        successors: [],
      };
    }
    case 'transferred': {
      const { successors } = await api.authority(record.laCode);
      return {
        voided: null,
        successors: successors.map(({ laCode, name }) => ({
          laCode,
          name,
          caseId: record.followedBy.find((one) => one.laCode === laCode)?.id ?? null,
        })),
      };
    }
    default:
      return record.status satisfies never;
  }
}

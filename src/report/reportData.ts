// The report as data, `meldplicht/report@1`: what scripts read and what can be decided again. Ids only, no language.
import type { Headline } from '../decide/decide.ts'
import type { Warning } from '../decide/moments.ts'
import type { RestDay } from '../decide/restday.ts'
import type { Severity } from '../decide/severity.ts'
import type { DutyId } from '../pack/model.ts'

export interface ReportGround {
  readonly question: string
  readonly answer: string
  readonly assumed?: true
}

export interface ReportFlip extends ReportGround {
  /** The verdict that would then be decided, or `open`. */
  readonly verdict: string
  readonly possible?: readonly string[]
}

export interface ReportDeadline {
  readonly due: string | null
  readonly dueUtc: string | null
  readonly from: string
  readonly hours?: number
  readonly days?: number
  readonly overdue: boolean | null
  readonly remainingSeconds: number | null
  /** For information only: Regulation (EEC, Euratom) 1182/71 art. 3. */
  readonly reading1182?: string
  /** The weekend day or holiday it falls on, which does not stretch it. */
  readonly restDay?: RestDay
  readonly sources: readonly string[]
}

export interface ReportDuty {
  readonly status: 'decided' | 'open'
  readonly verdict?: string
  readonly possible?: readonly string[]
  readonly strictest?: string
  readonly because: readonly ReportGround[]
  readonly rules: readonly {
    readonly id: string
    readonly sources: readonly string[]
    readonly certain: boolean
  }[]
  readonly terms: readonly {
    readonly id: string
    readonly levels: readonly string[]
    readonly sources: readonly string[]
  }[]
  readonly flips: readonly ReportFlip[]
  readonly settles: readonly string[]
  readonly deadlines: readonly ReportDeadline[]
  readonly challenges: readonly {
    readonly text: Readonly<Record<string, string>>
    readonly sources: readonly string[]
  }[]
  readonly actions: readonly {
    readonly text: Readonly<Record<string, string>>
    readonly sources: readonly string[]
    readonly certain: boolean
  }[]
}

export interface ReportJudgement {
  readonly question: string
  readonly answer: string
  readonly reason: string
  readonly term: string
  /** Levels of the term that the facts give. */
  readonly facts: readonly string[]
  readonly milder: boolean
  /** Verdicts that the facts would give, where these differ. */
  readonly byFacts: Readonly<Partial<Record<DutyId, readonly string[]>>>
}

/** The ENISA second opinion; no part of the verdict. */
export interface ReportSeverity extends Pick<Severity, 'scores' | 'open' | 'bands' | 'adjusted' | 'reason'> {
  readonly se: { readonly min: number; readonly max: number }
  readonly manyPeople: boolean | null
  readonly unintelligible: boolean | null
  readonly clash: Severity['clash'] | null
}

/** A published case for comparison; no part of the verdict. */
export interface ReportPrecedent {
  readonly case: string
  readonly title: string
  readonly source?: string
  readonly url?: string
  readonly decided: Readonly<Partial<Record<DutyId, readonly string[]>>>
  readonly side: 'same' | 'other' | 'open'
  readonly distance: number
  readonly differs: readonly { readonly question: string; readonly ours: string; readonly theirs: string }[]
}

export interface Report {
  readonly schema: 'meldplicht/report@1'
  readonly tool: { readonly name: 'meldplicht'; readonly version: string }
  readonly pack: {
    readonly id: string
    readonly version: string
    readonly sha256: string
    readonly extends: readonly { readonly id: string; readonly version: string; readonly sha256: string }[]
  }
  readonly verdict: Headline
  readonly exitCode: number
  readonly duties: Readonly<Record<DutyId, ReportDuty>>
  readonly answers: Readonly<Record<string, string | number | readonly string[]>>
  readonly assumed: Readonly<Record<string, string>>
  readonly given: Readonly<Record<string, string>>
  readonly moments: Readonly<Record<string, string>>
  readonly unanswered: readonly string[]
  readonly reasons: Readonly<Record<string, string>>
  readonly record: Readonly<Record<string, string>>
  readonly judgements: readonly ReportJudgement[]
  readonly precedents: readonly ReportPrecedent[]
  readonly contradictions: readonly Readonly<Record<string, string>>[]
  /** Ids of the letters of the pack that belong to this incident; the text report has them filled in. */
  readonly papers: readonly string[]
  readonly severity?: ReportSeverity
  readonly warnings: readonly Warning[]
  readonly now: string
  readonly zone: string
}

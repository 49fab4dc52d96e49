// The problems that a check of a pack can find. Each has its advice in the catalogues and its section in rules/FINDINGS.md.
import type { Problem, ProblemCode } from '../problem.ts'

export const FINDING_CODES = [
  'file-unreadable',
  'file-too-large',
  'file-not-text',
  'file-empty',
  'yaml-syntax',
  'yaml-feature',
  'duplicate-key',
  'cut-off',
  'number-spelling',
  'missing-key',
  'wrong-value',
  'key-beside',
  'unknown-name',
  'duplicate-name',
  'not-ordered',
  'empty-range',
  'bands-not-rising',
  'base-not-questions',
  'extends-itself',
  'mildest-verdict',
  'assumed-judgement',
  'odd-file',
  'no-version',
  'version-mismatch',
  'name-mismatch',
  'gap',
  'clash',
  'dead-rule',
  'redundant-rule',
  'not-monotone',
  'needless-exemption',
  'mild-assumption',
  'mild-fact',
  'told-otherwise',
  'decides-alone',
  'idle-question',
  'unused-term',
  'unused-source',
  'no-source',
  'expired',
  'too-complex',
  'case-fails',
  'unexercised-rule',
  'empty-rules',
  'otherwise-not-here',
  'verdict-not-here',
  'too-many-names',
  'answer-conflict',
  'answer-alone',
  'answer-fixed',
  'answer-number',
  'answer-shape',
] as const satisfies readonly ProblemCode[]

/** What a check tells besides; a pack with only these is clean. Each has its section in rules/FINDINGS.md. */
export const NOTE_CODES = ['left-open', 'said-otherwise'] as const satisfies readonly ProblemCode[]

export type FindingCode = (typeof FINDING_CODES)[number]

/** Whether a problem is one that a check of a pack can find. */
export function isFinding<P extends Problem>(problem: P): problem is P & { code: FindingCode } {
  return FINDING_CODES.some((code) => code === problem.code)
}

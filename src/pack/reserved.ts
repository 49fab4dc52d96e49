// Names that the tool itself has where the questions and moments of a pack have theirs: as a flag, as a column, as a key.
import { DUTY_IDS } from './model.ts'
import type { NameKind } from '../problem.ts'

/**
 * By where it stands, as it is typed without its dashes. A pack that gave a question one of these names could not be
 * answered: the flag, column or key would be read as that of the tool. Tests hold the list to what the tool has.
 */
const RESERVED: Readonly<Partial<Record<NameKind, readonly string[]>>> = {
  flag: [
    ...[
      'accessible',
      'all',
      'answer',
      'answers',
      'at',
      'blind',
      'by',
      'color',
      'columns',
      'exit-zero',
      'due-within',
      'extends',
    ],
    ...[
      'format',
      'head',
      'help',
      'input',
      'json',
      'lang',
      'no-input',
      'now',
      'output',
      'own',
      'pack',
      'paper',
      'quiet',
    ],
    ...[
      'reason',
      'record',
      'reference',
      'register',
      'rules',
      'save',
      'second',
      'severity',
      'supplement',
      'table',
    ],
    ...['text', 'version', 'whom', 'zone'],
  ],
  column: ['id', 'line', 'verdict', ...DUTY_IDS, 'doubts', 'settles', 'due', 'error'],
  key: ['moments', 'reasons'],
}

/** What the tool calls by a name, if anything. */
export const reservedAs = (name: string): NameKind | undefined =>
  (Object.keys(RESERVED) as NameKind[]).find((kind) => RESERVED[kind]!.includes(name))

// Stress → terminal colours. chalk ignores NO_COLOR, so the level is set here for each stream.
import { Chalk } from 'chalk'
import type { Style } from '../render/layout.ts'

export function colors(): Style {
  const chalk = new Chalk({ level: 1 })
  return { strong: chalk.bold, faint: chalk.dim, bad: chalk.red, good: chalk.green, open: chalk.yellow }
}

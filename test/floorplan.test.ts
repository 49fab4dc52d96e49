// The floor plan is a test: who may import whom, and where the outside world is touched.
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const SRC = fileURLToPath(new URL('../src', import.meta.url))

interface Import {
  readonly file: string
  readonly target: string
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))

function importsOf(file: string): Import[] {
  const text = readFileSync(join(SRC, file), 'utf8')
  const specifiers = [...text.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map((match) => match[1] ?? '')
  return specifiers.map((target) => ({
    file,
    target: target.startsWith('.') ? relative(SRC, resolve(SRC, dirname(file), target)) : target,
  }))
}

const imports = files.flatMap(importsOf)
const users = (pattern: RegExp): string[] =>
  [...new Set(imports.filter(({ target }) => pattern.test(target)).map(({ file }) => file))].sort()

/** The floors of the house: a room may use those of an earlier floor. Rooms on one floor know nothing of each other. */
const FLOORS: readonly (readonly string[])[] = [
  ['problem.ts', 'plain.ts'],
  ['pack'],
  ['compile'],
  ['decide'],
  ['check'],
  ['record'],
  ['browser.ts'],
  ['index.ts'],
  ['register'],
  ['words'],
  ['render'],
  ['report'],
  ['table', 'sql'],
  ['cli'],
]
const floorOf = (file: string): number =>
  FLOORS.findIndex((rooms) => rooms.includes(file.split('/')[0] ?? ''))

describe('the floor plan', () => {
  test('ARCHITECTURE.md draws the same line, and names no file that is not there', () => {
    const text = readFileSync(join(SRC, '../ARCHITECTURE.md'), 'utf8')
    const line = FLOORS.map((rooms) => rooms.map((room) => room.replace('.ts', '')).join(', ')).join(' → ')
    expect(text).toContain(line)
    const named = [...text.matchAll(/`([\w/]+\.ts)`/g)].map(([, name = '']) => name)
    const all = [...files, ...files.map((file) => `src/${file}`), 'test/floorplan.test.ts']
    expect(named.filter((name) => !all.some((file) => file === name || file.endsWith(`/${name}`)))).toEqual(
      [],
    )
  })

  test('every file stands in a room', () => {
    expect(files.filter((file) => floorOf(file) < 0)).toEqual([])
  })

  test('an import points only to the left', () => {
    const inward = imports.filter(({ target }) => target.endsWith('.ts'))
    const wrong = inward.filter(({ file, target }) => {
      return file.split('/')[0] !== target.split('/')[0] && floorOf(target) >= floorOf(file)
    })
    expect(wrong).toEqual([])
  })

  test('no circle of imports within a room', () => {
    const next = (file: string): string[] =>
      imports.filter((one) => one.file === file && one.target.endsWith('.ts')).map(({ target }) => target)
    const circles = files.filter((file) => {
      const seen = new Set<string>()
      const todo = next(file)
      for (let one = todo.pop(); one !== undefined; one = todo.pop()) {
        if (one === file) return true
        if (!seen.has(one)) todo.push(...next(one))
        seen.add(one)
      }
      return false
    })
    expect(circles).toEqual([])
  })

  test('chalk, commander, inquirer, yaml and zod each have one door', () => {
    expect(users(/^chalk$/)).toEqual(['cli/color.ts'])
    expect(users(/^commander$/)).toEqual(['cli/help.ts'])
    expect(users(/^yaml$/)).toEqual(['pack/yaml.ts'])
    expect(users(/^zod$/)).toEqual([
      'pack/schema.ts',
      'pack/severityTable.ts',
      'pack/validate.ts',
      'record/decision.ts',
      'record/reportSchema.ts',
    ])
    expect(users(/^(@inquirer\/|inquirer)/)).toEqual(['cli/wizard/prompts.ts'])
    expect(users(/wizard\/(inquirer|prompts)\.ts$/)).toEqual([
      'cli/wizard/inquirer.ts',
      'cli/wizard/start.ts',
    ])
  })

  test('few files stand at the entrance of the command line', () => {
    expect(files.filter((file) => /^cli\/[^/]+$/.test(file)).length).toBeLessThan(15)
  })

  test('the disk is touched in pack/library, pack/file, register, cli and the making of compiled packs only', () => {
    expect(users(/^node:fs/).filter((file) => !/^(cli|register)\//.test(file))).toEqual([
      'check/precompile.ts',
      'pack/file.ts',
      'pack/library.ts',
    ])
  })

  test('what a browser runs comes nowhere near Node', () => {
    const reached = new Set(['browser.ts'])
    for (const file of reached)
      for (const { target } of imports.filter((one) => one.file === file)) reached.add(target)
    expect([...reached].filter((target) => /^node:|^(cli|register|table)\//.test(target))).toEqual([])
    expect(reached.size).toBeGreaterThan(20)
  })

  test('nothing can reach a network', () => {
    expect(users(/^node:(net|http|https|http2|tls|dns|dgram)/)).toEqual([])
    const calls = files.filter((file) =>
      /\bfetch\(|WebSocket|XMLHttpRequest/.test(readFileSync(join(SRC, file), 'utf8')),
    )
    expect(calls).toEqual([])
  })

  test('the clock is read in two places: by the program and by the library', () => {
    const readers = files.filter((file) =>
      /Date\.now\(\)|new Date\(\)/.test(readFileSync(join(SRC, file), 'utf8')),
    )
    expect(readers).toEqual(['browser.ts', 'cli/node.ts'])
  })

  test('every file says first what it is', () => {
    const silent = files.filter((file) => !readFileSync(join(SRC, file), 'utf8').startsWith('//'))
    expect(silent).toEqual([])
  })
})

// The reader of YAML and JSON: which values it gives, where it says they stand, and what cannot get in.
import { describe, expect, test } from 'vitest'
import { check } from '../../src/check/check.ts'
import { readYaml } from '../../src/pack/yaml.ts'
import { readText } from '../../src/pack/file.ts'
import { finishPack, parsePack } from '../../src/pack/read.ts'
import { broken, PACKS, told } from './fixture.ts'

function valueOf(text: string): unknown {
  const read = readYaml(text, 'a.yaml')
  return read.ok ? read.value.value : read.problems.map(told)
}

describe('a value is what it looks like', () => {
  test('no, yes, on, off, y and n are words', () => {
    expect(valueOf('[no, yes, on, off, y, n, No, YES]')).toEqual([
      'no',
      'yes',
      'on',
      'off',
      'y',
      'n',
      'No',
      'YES',
    ])
  })

  test('true, false and null are not', () => {
    expect(valueOf('[true, false, null, ~]')).toEqual([true, false, null, null])
  })

  test('a plain whole number is a number; every other one keeps its spelling', () => {
    expect(valueOf('[0, 7, 1200]')).toEqual([0, 7, 1200])
    const spelt = ['1.200', '1.5', '-3', '+3', '0x10', '1e3', '12345678901234567890', '.inf']
    expect(valueOf(`[${spelt.join(', ')}]`)).toEqual(spelt)
    expect(valueOf('[1_200, "1200"]')).toEqual(['1_200', '1200'])
  })

  test('a date is a word, and so is a time of sixties', () => {
    expect(valueOf('[2020-05-01, 10:15, 2020-05-01T10:15:00Z]')).toEqual([
      '2020-05-01',
      '10:15',
      '2020-05-01T10:15:00Z',
    ])
  })

  test('a merge key merges nothing', () => {
    expect(valueOf('<<: { a: b }\n')).toEqual({ '<<': { a: 'b' } })
  })

  test('keys keep their spelling', () => {
    expect(valueOf('{ no: a, 1.10: b, "quoted key": c }')).toEqual({
      no: 'a',
      '1.10': 'b',
      'quoted key': 'c',
    })
  })
})

describe('JSON is YAML', () => {
  test('a JSON object is read as it is', () => {
    const object = { a: [1, 'no', true, null], b: { c: 'd' } }
    expect(valueOf(JSON.stringify(object, null, 2))).toEqual(object)
    expect(valueOf(JSON.stringify(object))).toEqual(object)
  })

  test('a whole pack written as JSON is the same pack', () => {
    const yaml = readText(`${PACKS}/tiny/2020-01-01.yaml`)
    const parsed = parsePack(yaml.ok ? yaml.value : '', 'tiny.yaml')
    if (!parsed.ok) throw new Error('unreadable')
    const again = parsePack(JSON.stringify(parsed.value.file.value), 'tiny.json')
    expect(again.ok && again.value.raw).toEqual(parsed.value.raw)
  })

  test('a byte order mark and Windows line ends change nothing', () => {
    expect(valueOf('\uFEFFa: b\r\nc: d\r\n')).toEqual({ a: 'b', c: 'd' })
  })
})

describe('a place is where the word stands', () => {
  const read = readYaml('a:\n  - b: one\n    c: [two, three]\n"d e": { f: 4 }\ng:\n', 'a.yaml')
  const at = (path: (string | number)[], part?: 'key') => {
    if (!read.ok) throw new Error('unreadable')
    const { file, line, column } = read.value.at(path, part)
    expect(file).toBe('a.yaml')
    return `${line}:${column}`
  }

  test('of a value, and of its key', () => {
    expect(at(['a', 0, 'b'])).toBe('2:8')
    expect(at(['a', 0, 'b'], 'key')).toBe('2:5')
    expect(at(['a', 0, 'c', 1])).toBe('3:14')
    expect(at(['d e', 'f'])).toBe('4:13')
    expect(at(['d e'], 'key')).toBe('4:1')
  })

  test('of the nearest ancestor of what is not there', () => {
    expect(at(['a', 0, 'z'])).toBe('2:5')
    expect(at(['a', 7])).toBe('2:3')
    expect(at(['z'])).toBe('1:1')
    expect(at([])).toBe('1:1')
  })

  test('of a number in a mapping by its path of words', () => {
    const numbers = readYaml('a:\n  10: b\n', 'a.yaml')
    expect(numbers.ok && numbers.value.at(['a', '10'])).toMatchObject({ line: 2, column: 7 })
  })
})

describe('the names that every object has are harmless', () => {
  test('constructor, toString and hasOwnProperty are keys like any other', () => {
    const value = valueOf('{ constructor: a, toString: b, hasOwnProperty: c }')
    expect(Object.entries(value as object)).toEqual([
      ['constructor', 'a'],
      ['toString', 'b'],
      ['hasOwnProperty', 'c'],
    ])
  })

  test.each([
    '__proto__: { polluted: yes }',
    '"__proto__": { polluted: yes }',
    '"\\u005f_proto__": { polluted: yes }',
  ])('%s is refused', (text) => {
    expect(valueOf(`${text}\n`)).toEqual(['yaml-feature 1:1 key'])
    expect(valueOf(`{${text}}`)).toEqual(['yaml-feature 1:1 key'])
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  test('a pack may call a question, a term and a rule constructor', () => {
    const text = readText(`${PACKS}/tiny/2020-01-01.yaml`)
    if (!text.ok) throw new Error('unreadable')
    const renamed = text.value
      .replaceAll('leaked', 'constructor')
      .replaceAll('serious:', 'prototype:')
      .replaceAll('discovered', 'valueof')
    const parsed = parsePack(renamed, 'tiny.yaml')
    const pack = parsed.ok ? finishPack(parsed.value, '', undefined, undefined) : parsed
    expect(pack.ok ? check(pack.value).problems : pack.problems).toEqual([])
  })
})

describe('a file is text', () => {
  test('what is not UTF-8, holds a NUL or is empty is refused', () => {
    const codes = ['file-not-text', 'file-not-text-nul', 'file-empty'].map((name) => {
      const read = readText(broken(name))
      return read.ok ? 'ok' : read.problems[0]!.code
    })
    expect(codes).toEqual(['file-not-text', 'file-not-text', 'file-empty'])
  })

  test('a file of comments only is empty', () => {
    expect(valueOf('# nothing\n')).toEqual(['file-empty'])
  })
})

// Which word may be meant: never one that says something else.
import { describe, expect, test } from 'vitest'
import { nearest, nearestOf } from '../../src/pack/nearest.ts'

describe('the nearest word', () => {
  test.each([
    ['ja', ['no', 'ja'], 'ja'],
    ['ja', ['no', 'na'], undefined],
    ['j', ['ja', 'no'], undefined],
    // Of three letters one may be wrong, and of four or five two.
    ['yas', ['yes', 'no'], 'yes'],
    ['yax', ['yes', 'no'], undefined],
    ['nod', ['no', 'yes'], 'no'],
    ['rode', ['role', 'people'], 'role'],
    ['rxxe', ['role'], 'role'],
    ['rxxx', ['role'], undefined],
    // Of nine three, of twelve four.
    ['exposxxx1', ['exposure-'], undefined],
    ['expxxxre', ['exposure'], undefined],
    ['exposxxe', ['exposure'], 'exposure'],
    // Swapped letters are one mistake, a beginning of three letters another.
    ['on', ['no', 'yes'], 'no'],
    ['con', ['confirmed', 'known'], 'confirmed'],
    ['co', ['confirmed'], undefined],
    ['CONFIRMED', ['confirmed'], 'confirmed'],
    ['x', [], undefined],
  ] as const)('%s among %j is %s', (word, known, expected) => {
    expect(nearest(word, known)).toBe(expected)
  })

  test('of two as near it is the first, and the nearer goes before', () => {
    expect(nearest('abxd', ['abcd', 'abyd'])).toBe('abcd')
    expect(nearest('contact', ['contract', 'contact'])).toBe('contact')
  })

  test('has as many mistakes as it is told, and no key where there is none', () => {
    expect(nearest('abcdef', ['axxdef'], () => 1)).toBeUndefined()
    expect(nearest('abcdef', ['axcdef'], () => 1)).toBe('axcdef')
    expect(nearestOf('abc', ['xyz'])).toEqual({})
    expect(nearestOf('yez', ['yes'])).toEqual({ nearest: 'yes' })
  })
})

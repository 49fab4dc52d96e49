// The modules that were bundled → the licences of the packages they are of, by name, so that the text is the same on every run.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const PACKAGE = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+(?=[\\/])/

/** @param modules paths of modules */
export function noticesOf(modules) {
  const folders = new Set(modules.flatMap((path) => PACKAGE.exec(path)?.[0] ?? []))
  const notices = [...folders].map(noticeOf)
  const head = 'meldplicht contains the packages named below, each under its own licence.'
  return `${[head, ...new Set(notices.sort())].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`
}

/** A package without a text of its licence ends the build: what it asks for cannot be met. */
function noticeOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const files = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
    .sort()
  if (files.length === 0) throw new Error(`${folder} has no text of its licence (${license})`)
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim())
  return [`${name} ${version} (${license})`, ...texts].join('\n\n')
}

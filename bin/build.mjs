// src/ → dist/*.cjs, the program; dist/*.js, the library; and rules/ → dist/packs, the compiled forms. Run by `npm ci`
// (prepare). It is made beside and then put in place, so that whoever stops it half-way keeps what was there. With `--types`,
// which takes longer, also the types of the library: for a package (prepack).
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { noticesOf } from './notices.mjs'

const home = fileURLToPath(new URL('..', import.meta.url))
const dist = join(home, 'dist')
const SOURCES = ['src', 'rules', 'bin', 'package.json', 'package-lock.json']
const NOTICES = 'THIRD-PARTY-NOTICES'

/** The time of the newest file of some, in milliseconds; 0 where there is none. */
function newest(...paths) {
  const times = paths.flatMap((path) => {
    const stats = statSync(path, { throwIfNoEntry: false })
    if (stats === undefined) return []
    return stats.isDirectory() ? newest(...readdirSync(path).map((name) => join(path, name))) : stats.mtimeMs
  })
  return Math.max(0, ...times)
}

/**
 * What is never run here: commander's programs of their own for subcommands, which load child_process (and with it the
 * network), and inquirer's editor, which is ten times as large as the rest of it.
 */
const withoutPrograms = {
  name: 'without-programs',
  resolveId: (id, importer) =>
    (/^(node:)?child_process$/.test(id) && importer?.includes('/commander/') === true) ||
    id === '@inquirer/external-editor'
      ? '\0none'
      : undefined,
  load: (id) => (id === '\0none' ? 'export default {}; export const editAsync = undefined' : undefined),
}

/** As files of a package of modules, or of one of CommonJS. */
const ESM = { format: 'esm', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' }
const CJS = { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' }

const isPrepare = process.argv.includes('--if-older')
const isReady = newest(join(dist, 'meldplicht.cjs')) > newest(...SOURCES.map((path) => join(home, path)))
if (!isPrepare || !isReady) await buildWithTools()

async function buildWithTools() {
  let rolldown
  try {
    ;({ build: rolldown } = await import('rolldown'))
  } catch (error) {
    if (!isPrepare || error.code !== 'ERR_MODULE_NOT_FOUND') throw error
    // A production install has no tools to build with, and must not fail for it.
    console.error(
      'meldplicht: the tools to build it are not installed (npm ci without --omit=dev installs them).',
    )
    return
  }
  const made = `${dist}.${process.pid}`
  try {
    await buildInto(made, rolldown)
    const old = `${made}.old`
    if (statSync(dist, { throwIfNoEntry: false }) !== undefined) renameSync(dist, old)
    renameSync(join(made, NOTICES), join(home, NOTICES))
    renameSync(made, dist)
    rmSync(old, { recursive: true, force: true })
  } finally {
    rmSync(made, { recursive: true, force: true })
  }
}

/** The packs are compiled first: the program itself knows the seal of each compiled form. */
async function buildInto(folder, rolldown) {
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  const bundle = async (input, output, define, platform = 'node') => {
    const made = await rolldown({
      cwd: home,
      input,
      platform,
      transform: { target: 'node20', define },
      output: { dir: folder, minify: true, comments: { legal: false }, ...output },
      plugins: [withoutPrograms],
      logLevel: 'warn',
      // What the command line loads only when it must, the library has at once.
      checks: { ineffectiveDynamicImport: output !== ESM },
    })
    return made.output.flatMap(({ moduleIds = [] }) => moduleIds)
  }
  await bundle({ precompile: 'src/check/precompile.ts' }, CJS, {})
  const precompiled = execFileSync(
    process.execPath,
    [join(folder, 'precompile.cjs'), home.replace(/\/$/, ''), join(folder, 'packs')],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  )
  for (const name of readdirSync(folder)) if (name.endsWith('.cjs')) rmSync(join(folder, name))
  const { seals, severity } = JSON.parse(precompiled)
  const known = {
    MELDPLICHT_VERSION: JSON.stringify(version),
    MELDPLICHT_SEALS: JSON.stringify(seals),
    MELDPLICHT_SEVERITY: JSON.stringify(severity),
  }
  const bundled = [
    // CommonJS, because Node starts it faster than an ES module.
    ...(await bundle({ meldplicht: 'src/cli/node.ts' }, CJS, known)),
    ...(await bundle({ index: 'src/index.ts' }, ESM, known)),
    ...(await bundle({ browser: 'src/browser.ts' }, ESM, known, 'browser')),
  ]
  writeFileSync(join(folder, NOTICES), noticesOf(bundled))
  if (process.argv.includes('--types')) (await import('./types.mjs')).writeTypes(home, join(folder, 'types'))
}

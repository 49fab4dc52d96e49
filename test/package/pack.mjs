// The package as it would be published, packed from a copy, so that nobody's `dist` is taken away while it is in use.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const home = fileURLToPath(new URL('../..', import.meta.url))
const NEEDED = [
  'bin',
  'src',
  'rules',
  'docs',
  'README.md',
  'LICENSE',
  'CHANGELOG.md',
  'tsconfig.json',
].concat(['package.json', 'package-lock.json'])

/** Builds a copy below a folder and packs it. @param node runs the build @returns the path of the package */
export function packIn(folder, node = process.execPath) {
  const copy = join(folder, 'copy')
  mkdirSync(copy, { recursive: true })
  for (const name of NEEDED) cpSync(join(home, name), join(copy, name), { recursive: true })
  symlinkSync(join(home, 'node_modules'), join(copy, 'node_modules'))
  npm(['pack', '--pack-destination', folder], copy, node)
  return join(
    folder,
    readdirSync(folder).find((name) => name.endsWith('.tgz')),
  )
}

/** Installs a package in a new folder, without its scripts, without packages for development and without a network. */
export function installIn(folder, pack, node = process.execPath) {
  mkdirSync(folder, { recursive: true })
  npm(['install', '--ignore-scripts', '--omit=dev', '--offline', pack], folder, node)
  return join(folder, 'node_modules', 'meldplicht')
}

/** In an environment of its own: the one of `npm test` would be taken for that of the copy. */
function npm(args, cwd, node) {
  const { HOME } = process.env
  const env = { HOME, PATH: `${dirname(node)}:${process.env.PATH}`, npm_config_update_notifier: 'false' }
  execFileSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

// A file of `dist` → what it exports, from the machine code that the build kept beside it: to compile it anew at every
// start takes half as long again as Node's own start. V8 itself looks whether that code is of this source, this version
// and this machine; where it is not, the source is compiled as usual.
const { readFileSync } = require('node:fs')
const { join } = require('node:path')
const { Script } = require('node:vm')

const dist = join(__dirname, '..', 'dist')
/** By name of the file, what was loaded: each once. */
const loaded = new Map()

function load(name) {
  const known = loaded.get(name)
  if (known !== undefined) return known.module.exports
  const filename = join(dist, name)
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(filename, 'utf8')}\n})`
  const script = new Script(source, { filename, cachedData: codeOf(filename) })
  const module = { exports: {} }
  loaded.set(name, { module, script })
  const requires = (id) => (id.startsWith('./') ? load(id.slice(2)) : require(id))
  script.runInThisContext().call(module.exports, module.exports, requires, module, filename, dist)
  return module.exports
}

function codeOf(filename) {
  try {
    return readFileSync(`${filename}.code`)
  } catch {
    return undefined
  }
}

module.exports = { load, loaded }

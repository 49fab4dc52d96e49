#!/usr/bin/env node
// Starts the program that `npm ci` builds; the exit code is set there. Written for any Node, to tell an old one so.
var fs = require('fs')
var path = require('path')

var home = path.join(__dirname, '..')
var program = path.join(home, 'dist', 'meldplicht.cjs')
var isDutch = /^nl/i.test(
  process.env.MELDPLICHT_LANG || process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '',
)

/** As `engines` in package.json: ^20.19.0 || ^22.13.0 || >=24.0.0. */
function isSupported(version) {
  var parts = version.split('.').map(Number)
  return parts[0] >= 24 || (parts[0] === 22 && parts[1] >= 13) || (parts[0] === 20 && parts[1] >= 19)
}

function stop(nl, en) {
  process.stderr.write((isDutch ? nl : en) + '\n')
  process.exitCode = 2
}

if (!isSupported(process.versions.node)) {
  stop(
    'meldplicht vraagt Node 20.19, 22.13, 24 of nieuwer; dit is ' + process.versions.node + '.',
    'meldplicht needs Node 20.19, 22.13, 24 or later; this is ' + process.versions.node + '.',
  )
} else if (!fs.existsSync(program)) {
  stop(
    'meldplicht is nog niet gebouwd. Voer in ' + home + ' uit: npm ci',
    'meldplicht is not built yet. Run in ' + home + ': npm ci',
  )
} else {
  require(program)
}

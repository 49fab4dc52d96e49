#!/usr/bin/env node
// Starts the bundle that `npm ci` builds; the exit code is set there.
require('../dist/meldplicht.cjs')

#!/usr/bin/env node
// Starts the program that `npm ci` builds; the exit code is set there.
require('./load.js').load('meldplicht.cjs')

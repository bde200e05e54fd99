#!/usr/bin/env node
'use strict'

// Runs the source by Node's own type stripping: no build, no manifests, the folders are the list.
import('../src/index.ts').then((weft) => weft.main(process.argv.slice(2)))

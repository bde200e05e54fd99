#!/usr/bin/env node
'use strict'

// Written for any Node that can parse it, so that an old one says what is wrong instead of a syntax error.
var versions = process.versions.node.split('.').map(Number)
var major = versions[0]
var minor = versions[1]
var patch = versions[2]
var supported = (major === 22 && (minor > 22 || (minor === 22 && patch >= 2))) || (major === 24 && minor >= 15) || major >= 26

if (supported) {
  useCompileCache()
  // No await at top level: when a reader such as `head` closes the pipe early, Node would warn of an unsettled one.
  import('../dist/index.js').then(function (weft) {
    return weft.main(process.argv.slice(2))
  })
} else {
  process.stderr.write(
    'weft needs Node.js 22.22.2 or newer in 22, 24.15 or newer in 24, or 26 and up; this is ' + process.version + '. [WEFT_NODE_TOO_OLD]\n',
  )
  process.exitCode = 2
}

// Node's default folder is shared and predictable, and cached bytecode is trusted as it is: only a folder of this user's own will do.
function useCompileCache() {
  var fs = require('node:fs')
  var path = require('node:path')
  var env = process.env
  if (env.NODE_COMPILE_CACHE || env.NODE_DISABLE_COMPILE_CACHE) return
  try {
    var caches = path.isAbsolute(env.XDG_CACHE_HOME || '') ? env.XDG_CACHE_HOME : path.join(require('node:os').homedir(), '.cache')
    // An empty HOME would make it a folder of wherever weft is started, and its owner the author of our bytecode.
    if (!path.isAbsolute(caches)) return
    var folder = path.join(caches, 'weft', 'compiled')
    if (!fs.existsSync(folder)) makeFolders(fs, [caches, path.dirname(folder), folder])
    // Under sudo the home folder may still be another user's, who could plant bytecode for root.
    if (process.getuid && fs.statSync(folder).uid !== process.getuid()) return
    require('node:module').enableCompileCache(folder)
  } catch {
    // A read-only or missing home costs some milliseconds, nothing more.
  }
}

// One by one: Node's recursive mkdir never returns where the kernel denies that a parent exists, as below /proc.
function makeFolders(fs, folders) {
  folders.forEach(function (folder) {
    try {
      fs.mkdirSync(folder, 0o700)
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
  })
}

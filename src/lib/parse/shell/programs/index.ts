import type {Handler} from '../state.ts'
import {files} from './files.ts'
import {interpreters} from './interpreters.ts'
import {network} from './network.ts'
import {packages} from './packages.ts'
import {secrets} from './secrets.ts'
import {text} from './text.ts'

/** What is known of programs, by base name. */
export const handlers: ReadonlyMap<string, Handler> = new Map([...text, ...files, ...interpreters, ...network, ...packages, ...secrets])

import {base64} from './base64.ts'
import {reversed, rotated} from './ciphers.ts'
import {escapes} from './escapes.ts'
import type {Decoder} from './found.ts'
import {hex, wrappedHex} from './hex.ts'
import {invisible} from './invisible.ts'
import {numbers} from './numbers.ts'
import {spelled} from './spelled.ts'

/** In the order in which what they find is reported. */
export const decoders: readonly Decoder[] = [base64, hex, wrappedHex, escapes, numbers, invisible, reversed, rotated, spelled]

import {Command} from '@oclif/core/command'
import type {Interfaces} from '@oclif/core'
import {asTyped, showFailure} from './failure.ts'
import {escapeJson} from './lib/scan/escape.ts'

/**
 * The base of every command of ours. `run` returns what `--json` prints, which must be an object or array, and prints for a person with `this.log`,
 * which is silent under `--json`. A WeftError thrown anywhere becomes a message, a hint and an exit code. For exit code 1, set `process.exitCode`.
 */
export abstract class WeftCommand extends Command {
  static override enableJsonFlag = true

  override logJson(json: unknown): void {
    process.stdout.write(`${escapeJson(JSON.stringify(json, null, 2))}\n`)
  }

  // oclif would wait for standard input and take its first line for an argument that is missing.
  protected override async parse<
    F extends Interfaces.OutputFlags<F>,
    B extends Interfaces.OutputFlags<B>,
    A extends Interfaces.OutputArgs<A>,
  >(options?: Interfaces.Input<F, B, A>, argv?: string[]): Promise<Interfaces.ParserOutput<F, B, A>> {
    for (const arg of Object.values<{ignoreStdin?: boolean}>(options?.args ?? {})) arg.ignoreStdin = true
    return super.parse(options, argv)
  }

  // Handled here and not thrown on, so that nothing after it prints a second time.
  protected override async catch(error: Error): Promise<void> {
    const commands = async (): Promise<string[]> => this.config.commandIDs.map(asTyped)
    process.exitCode = await showFailure(error, {json: this.jsonEnabled(), command: this.id && asTyped(this.id), commands})
  }
}

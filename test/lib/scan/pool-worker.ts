import {parentPort, workerData} from 'node:worker_threads'

// Stands in for the scan worker: what a skill is called is what becomes of its worker.
const {ids} = workerData as {ids: readonly string[]}
if (ids.includes('unfit')) parentPort?.postMessage({kind: 'unfit', code: 'WEFT_CHECK_INVALID', message: 'no check'})
else {
  parentPort?.on('message', ({name}: {name: string}) => {
    if (name === 'hang') for (;;);
    if (name === 'throw') throw new Error('thrown in the worker')
    if (name === 'exit') process.exit(3)
    if (name === 'memory') for (const hoard: number[][] = []; ;) hoard.push(Array.from({length: 1e5}, (_, index) => index))
    const answer = () => parentPort?.postMessage({kind: 'outcome', outcome: {report: {name}}})
    // Later skills answer earlier, so that order is not by accident.
    if (name.endsWith('0')) setTimeout(answer, 20)
    else answer()
  })
  parentPort?.postMessage({kind: 'ready'})
}

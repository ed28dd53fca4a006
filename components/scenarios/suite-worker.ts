import { doSuiteWork, type SuiteWork } from './suite-work.ts'

// What a thousand runs of the engine would do to the page, they do to this thread.
self.onmessage = ({ data }: MessageEvent<SuiteWork>): void => doSuiteWork(data, (report) => self.postMessage(report))
